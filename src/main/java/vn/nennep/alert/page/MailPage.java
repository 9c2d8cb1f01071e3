package vn.nennep.alert.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import vn.nennep.alert.MailChoice;
import vn.nennep.alert.MailChoiceService;
import vn.nennep.alert.MailKind;
import vn.nennep.frame.PageMessages;
import vn.nennep.shared.VietnameseText;

/** What the person wants to be told by mail, and where. */
@Named
@ViewScoped
public class MailPage implements Serializable {

    @Inject
    private MailChoiceService choices;

    @Inject
    private PageMessages messages;

    private String address;
    private List<String> kinds = new ArrayList<>();

    public void open() {
        messages.open(() -> {
            MailChoice choice = choices.get();
            address = choice.address();
            kinds = new ArrayList<>(
                    choice.kinds().stream().map(Enum::name).sorted().toList());
        });
    }

    public void save() {
        if (messages.attempt(() -> choices.keep(choice()), Map.of("mail.address", "address"))) {
            messages.done(kinds.isEmpty() ? "alert.mail.off" : "alert.mail.kept");
        }
    }

    private MailChoice choice() {
        EnumSet<MailKind> wanted = EnumSet.noneOf(MailKind.class);
        Arrays.stream(MailKind.values())
                .filter(kind -> kinds.contains(kind.name()))
                .forEach(wanted::add);
        return new MailChoice(VietnameseText.tidy(address), wanted);
    }

    /** Whether the installation sends mail. */
    public boolean isPossible() {
        return choices.isPossible();
    }

    public MailKind[] getAll() {
        return MailKind.values();
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public List<String> getKinds() {
        return kinds;
    }

    public void setKinds(List<String> kinds) {
        this.kinds = kinds;
    }
}
