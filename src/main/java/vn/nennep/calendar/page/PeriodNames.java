package vn.nennep.calendar.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.frame.Language;

/** The names of periods in the person's language. */
@Named
@ApplicationScoped
public class PeriodNames {

    @Inject
    private Language language;

    /** With its year, e.g. "Quý I năm 2021". */
    public String full(ReportingPeriod period) {
        return period.fullName(language.getLocale());
    }

    /** Inside a sentence, e.g. "quý I năm 2021". */
    public String inSentence(ReportingPeriod period) {
        return period.inSentence(language.getLocale());
    }

    /** Without its year, e.g. "Quý I". */
    public String name(ReportingPeriod period) {
        return period.name(language.getLocale());
    }
}
