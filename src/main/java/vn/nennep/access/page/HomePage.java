package vn.nennep.access.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import vn.nennep.frame.Links;
import vn.nennep.frame.Person;

/** Where a person starts: with what needs the person now, an auditor with the log. */
@Named
@RequestScoped
public class HomePage {

    @Inject
    private Person person;

    @Inject
    private Links links;

    public void go() throws IOException {
        if (person.may("FOLLOW")) {
            links.go("alert.now");
        } else if (person.may("READ_LOG")) {
            links.go("logbook.log");
        } else {
            links.go("access.password");
        }
    }
}
