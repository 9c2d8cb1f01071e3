package vn.nennep.access.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import vn.nennep.frame.Person;

/** Where a person starts: with what needs the person now, an auditor with the log. */
@Named
@RequestScoped
public class HomePage {

    @Inject
    private Person person;

    public void go() throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + start());
    }

    private String start() {
        if (person.may("FOLLOW")) {
            return "/alert/now.xhtml";
        }
        return person.may("READ_LOG") ? "/access/log.xhtml" : "/access/password.xhtml";
    }
}
