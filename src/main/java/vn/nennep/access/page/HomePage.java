package vn.nennep.access.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import vn.nennep.frame.Person;

/** Where a person starts: a secretary with the cell's year, everybody else with the report. */
@Named
@RequestScoped
public class HomePage {

    @Inject
    private Person person;

    public void go() throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        String start = person.ownCell().isPresent() ? "/rollcall/year.xhtml" : "/report/consolidated.xhtml";
        external.redirect(external.getRequestContextPath() + start);
    }
}
