package vn.nennep.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import vn.nennep.shared.Days;

/** Days as {@link Days} reads them; shown as 05/11/2021. */
@FacesConverter("day")
public class DayConverter implements Converter<LocalDate> {

    @Override
    public LocalDate getAsObject(FacesContext context, UIComponent component, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        CDI<Object> beans = CDI.current();
        try {
            return Days.parse(value, LocalDate.now(beans.select(Clock.class).get()));
        } catch (DateTimeException wrong) {
            String text = beans.select(PageMessages.class).get().text("frame.day-wrong", value);
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null), wrong);
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, LocalDate day) {
        return Days.shown(day);
    }
}
