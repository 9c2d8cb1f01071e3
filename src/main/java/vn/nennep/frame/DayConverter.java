package vn.nennep.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people type them: 5/11/2021, 05-11-2021, 5.11.21 or 05112021; shown as 05/11/2021. */
@FacesConverter("day")
public class DayConverter implements Converter<LocalDate> {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})[/.\\- ]?(\\d{1,2})[/.\\- ]?(\\d{4}|\\d{2})");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int CENTURY = 2000;

    @Override
    public LocalDate getAsObject(FacesContext context, UIComponent component, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return parse(value.strip());
        } catch (DateTimeException wrong) {
            String text = CDI.current().select(PageMessages.class).get().text("frame.day-wrong", value);
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null), wrong);
        }
    }

    static LocalDate parse(String typed) {
        Matcher parts = TYPED.matcher(typed);
        if (!parts.matches()) {
            throw new DateTimeException("no day: " + typed);
        }
        int year = Integer.parseInt(parts.group(3));
        return LocalDate.of(
                year < 100 ? CENTURY + year : year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1)));
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, LocalDate day) {
        return day == null ? "" : day.format(SHOWN);
    }
}
