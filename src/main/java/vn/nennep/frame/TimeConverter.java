package vn.nennep.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them: 14:30, 14h30, 14.30, 14h or 1430; shown as 14:30. */
@FacesConverter("time")
public class TimeConverter implements Converter<LocalTime> {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})(?:\\s*[:.hHgG]?\\s*(\\d{2})|\\s*[hHgG])?");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm");

    @Override
    public LocalTime getAsObject(FacesContext context, UIComponent component, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return parse(value.strip());
        } catch (DateTimeException wrong) {
            String text = CDI.current().select(PageMessages.class).get().text("frame.time-wrong", value);
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null), wrong);
        }
    }

    static LocalTime parse(String typed) {
        Matcher parts = TYPED.matcher(typed);
        if (!parts.matches()) {
            throw new DateTimeException("no time: " + typed);
        }
        return LocalTime.of(
                Integer.parseInt(parts.group(1)), parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2)));
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, LocalTime time) {
        return time == null ? "" : time.format(SHOWN);
    }
}
