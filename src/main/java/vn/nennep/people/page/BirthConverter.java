package vn.nennep.people.page;

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
import vn.nennep.frame.PageMessages;
import vn.nennep.people.Birth;

/** Births as {@link Birth} reads them: a day, or a year alone; shown in the form in which they are known. */
@FacesConverter("birth")
public class BirthConverter implements Converter<Birth> {

    @Override
    public Birth getAsObject(FacesContext context, UIComponent component, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        CDI<Object> beans = CDI.current();
        try {
            return Birth.parse(value, LocalDate.now(beans.select(Clock.class).get()));
        } catch (DateTimeException wrong) {
            String text = beans.select(PageMessages.class).get().text("people.member.birth-wrong", value);
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null), wrong);
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, Birth birth) {
        return birth == null ? "" : birth.shown();
    }
}
