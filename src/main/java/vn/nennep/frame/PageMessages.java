package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.shared.Days;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Refusals;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RefusedException.Kind;

/**
 * How a page tells what became of an action. A refusal is a message at its field or above the form, and the page stays
 * as it was typed; anything else is a failure and goes on to the error page.
 */
@Named
@ApplicationScoped
public class PageMessages {

    /** Attribute of a request that is answered by an error: the sentence why. */
    static final String WHY = "vn.nennep.why";

    /** The place of the template where what was done is told. */
    private static final String GROWL = "growl";

    @Inject
    private Language language;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** Runs an action; a refusal is shown above the form. */
    public boolean attempt(Runnable action) {
        return attempt(action, Map.of());
    }

    /**
     * Runs an action and shows its refusal.
     *
     * @param fields message key, or the name of its room → id of the field that it belongs to; other refusals stand
     *     above the form
     * @return whether it was done
     */
    public boolean attempt(Runnable action, Map<String, String> fields) {
        return refusalOf(action)
                .map(refusal -> {
                    show(refusal, fieldOf(refusal, fields));
                    return false;
                })
                .orElse(true);
    }

    /**
     * Saves what somebody else may have changed meanwhile. When somebody did, both versions are compared. When no field
     * differs, it is saved once more on top of the other's version: either something outside these fields was changed,
     * or the other save was the person's own and its answer was lost.
     *
     * @param compare reads the other's version, so that the next save knows it, and says whether none of the fields
     *     differ
     * @param fields as in {@link #attempt(Runnable, Map)}
     * @return whether it is saved
     */
    public boolean save(Runnable action, BooleanSupplier compare, Map<String, String> fields) {
        Optional<RefusedException> refusal = refusalOf(action);
        if (refusal.filter(RefusedException::isChangedMeanwhile).isPresent() && compare.getAsBoolean()) {
            refusal = refusalOf(action);
        }
        refusal.ifPresent(found -> show(found, fieldOf(found, fields)));
        return refusal.isEmpty();
    }

    /** Those of the fields in which two versions differ, for the page to show. */
    public List<Difference> differences(List<Difference.Field> fields) {
        return fields.stream()
                .filter(Difference.Field::isDifferent)
                .map(field ->
                        new Difference(text(field.label()), field.theirs(), field.isTouched() ? field.mine() : null))
                .toList();
    }

    /**
     * Takes a step in the life of a plan, a task or the like; when somebody else changed it meanwhile, shows how it
     * stands now.
     *
     * @param reload reads it again
     * @return whether it was done
     */
    public boolean step(Runnable action, Runnable reload, Map<String, String> fields) {
        Optional<RefusedException> refusal = refusalOf(action);
        refusal.ifPresent(found -> {
            if (found.isChangedMeanwhile()) {
                reload.run();
            }
            show(found, fieldOf(found, fields));
        });
        return refusal.isEmpty();
    }

    private static String fieldOf(RefusedException refusal, Map<String, String> fields) {
        String key = refusal.key();
        return fields.containsKey(key) ? fields.get(key) : fields.get(key.substring(0, key.indexOf('.')));
    }

    /** Runs an action and hands its refusal back, for a page that has its own answer to it. */
    public Optional<RefusedException> refusalOf(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (RuntimeException thrown) {
            return Optional.of(Refusals.in(thrown).orElseThrow(() -> thrown));
        }
    }

    /**
     * Runs what a page needs before it is shown; what the person may not see is answered as not found, what it may not
     * do as forbidden.
     *
     * @return whether the page can be shown
     */
    public boolean open(Runnable load) {
        Optional<RefusedException> refusal = refusalOf(load);
        refusal.ifPresent(found -> {
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .getRequestMap()
                    .put(WHY, why(found));
            answer(found.kind() == Kind.FORBIDDEN ? 403 : 404);
        });
        return refusal.isEmpty();
    }

    /** Why the page is not shown, what the account may do, and whom to ask. */
    private String why(RefusedException refusal) {
        Locale locale = language.getLocale();
        String roles = access.listRoles().stream()
                .map(role -> text("Role." + role.name()))
                .collect(Collectors.joining(", "));
        return Messages.text(locale, refusal) + " "
                + (roles.isEmpty() ? text("frame.error.no-role") : text("frame.error.roles", roles));
    }

    /** Called before a page is drawn: a parameter that could not be read names nothing that exists. */
    public void refuseWrongParameters() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces.isValidationFailed() && !faces.isPostback()) {
            notFound();
        }
    }

    /** Answers that there is no such page (404). */
    public void notFound() {
        answer(404);
    }

    /** @param field id of a component of the page, null for above the form */
    public void show(RefusedException refusal, String field) {
        add(FacesMessage.SEVERITY_ERROR, field, Messages.text(language.getLocale(), refusal));
    }

    /** Tells that something was done; passes away by itself. */
    public void done(String key, Object... facts) {
        add(FacesMessage.SEVERITY_INFO, null, text(key, facts));
        // Updated explicitly: the growl stops updating itself after the first post of a view that has a listener.
        PartialViewContext partial = FacesContext.getCurrentInstance().getPartialViewContext();
        if (partial.isAjaxRequest() && !partial.getRenderIds().contains(GROWL)) {
            partial.getRenderIds().add(GROWL);
        }
    }

    /** Tells on the page that is shown next. */
    public void doneOnNextPage(String key, Object... facts) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
        done(key, facts);
    }

    /** Tells of something to look at before going on. */
    public void warn(String key, Object... facts) {
        add(FacesMessage.SEVERITY_WARN, null, text(key, facts));
    }

    /** Tells at its field what was probably mistyped or broken, and above the form how to confirm it all the same. */
    void doubt(List<Doubts.Doubt> doubts) {
        doubts.forEach(doubt -> add(
                FacesMessage.SEVERITY_WARN,
                doubt.field(),
                Messages.text(language.getLocale(), doubt.key(), List.copyOf(doubt.facts()))));
        warn("frame.doubtful");
        FacesContext.getCurrentInstance().validationFailed();
    }

    /**
     * Reads a day in an address, as people type it. A day that cannot be read is reported above the page and then
     * ignored.
     *
     * @return null when the address has no readable day
     */
    public LocalDate askedDay(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return Days.parse(typed, LocalDate.now(clock));
        } catch (DateTimeException unreadable) {
            add(FacesMessage.SEVERITY_ERROR, null, text("frame.day-wrong", typed));
            return null;
        }
    }

    /** A wrong value, said by the page itself. */
    public void refuse(String field, String key, Object... facts) {
        add(FacesMessage.SEVERITY_ERROR, field, text(key, facts));
    }

    /** A sentence with its facts, in the person's language: {@link Messages#text(Locale, String, Object...)}. */
    public String text(String key, Object... facts) {
        return Messages.text(language.getLocale(), key, facts);
    }

    private static void add(Severity severity, String field, String text) {
        FacesContext faces = FacesContext.getCurrentInstance();
        String client = null;
        if (field != null) {
            client = clientId(faces, field);
        }
        faces.addMessage(client, new FacesMessage(severity, text, null));
        if (severity == FacesMessage.SEVERITY_ERROR) {
            faces.validationFailed();
        }
    }

    /**
     * Marks the field as wrong and gives it back what was typed: a wrong field is drawn from its submitted value, which
     * is gone once the value was accepted.
     */
    private static void keepTyped(FacesContext faces, UIInput input) {
        Object value = input.getValue();
        if (input.isValid() && input.getSubmittedValue() == null && value != null && !(value instanceof Object[])) {
            input.setSubmittedValue(
                    input.getConverter() == null
                            ? value.toString()
                            : input.getConverter().getAsString(faces, input, value));
        }
        input.setValid(false);
    }

    /** Finds the field wherever it stands in the page and marks it as wrong. */
    private static String clientId(FacesContext faces, String field) {
        String[] found = new String[1];
        faces.getViewRoot()
                .visitTree(
                        VisitContext.createVisitContext(faces, null, EnumSet.of(VisitHint.SKIP_UNRENDERED)),
                        (context, component) -> {
                            if (field.equals(component.getId())) {
                                found[0] = component.getClientId(faces);
                                if (component instanceof UIInput input) {
                                    keepTyped(faces, input);
                                }
                                return VisitResult.COMPLETE;
                            }
                            return VisitResult.ACCEPT;
                        });
        return found[0];
    }

    private static void answer(int status) {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().responseSendError(status, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
