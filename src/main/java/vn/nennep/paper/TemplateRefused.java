package vn.nennep.paper;

import java.util.List;
import vn.nennep.shared.RefusedException;

/** A template has faults; nothing of it was published. */
public class TemplateRefused extends RefusedException {

    private final List<TemplateFault> faults;

    TemplateRefused(List<TemplateFault> faults) {
        super(Kind.INVALID, "paper.template.refused", faults.size());
        this.faults = List.copyOf(faults);
    }

    /** Every fault; never empty. */
    public List<TemplateFault> faults() {
        return faults;
    }
}
