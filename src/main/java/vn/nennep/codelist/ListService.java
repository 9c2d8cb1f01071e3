package vn.nennep.codelist;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.shared.Names;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * The lists that a province extends: groups of topics, presentation forms. They hold for the whole installation and
 * are changed at its top. An entry that was used is never deleted, only withdrawn.
 */
@Stateless
public class ListService {

    public static final int LONGEST_NAME = 100;
    private static final int LONGEST_CODE = 40;

    @Inject
    private ListRepository repository;

    @Inject
    private Instance<CodeUses> rooms;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** All topic groups, also those withdrawn, for naming what was recorded. */
    public List<ListedCode> listTopicGroups() {
        return repository.list(ListKind.TOPIC_GROUP);
    }

    /** All presentation forms, also those withdrawn, for naming what was recorded. */
    public List<ListedCode> listPresentationForms() {
        return repository.list(ListKind.PRESENTATION_FORM);
    }

    /**
     * The entries to choose from: those in use, and those that the thing has already.
     *
     * @param had codes that stay choosable although withdrawn
     */
    public List<ListedCode> listChoices(ListKind kind, Collection<String> had) {
        return repository.list(kind).stream()
                .filter(code -> code.isInUse() || had.contains(code.code()))
                .toList();
    }

    /** The entries of a list for whoever keeps the lists. */
    public List<ListRow> listRows(ListKind kind) {
        access.requireAtTop(Right.KEEP_RULES);
        Map<String, Long> uses = new HashMap<>();
        for (CodeUses room : rooms) {
            room.count(kind).forEach((code, number) -> uses.merge(code, number, Long::sum));
        }
        return repository.listRows(kind).stream()
                .map(row -> row.used(uses.getOrDefault(row.code(), 0L)))
                .toList();
    }

    /**
     * Adds an entry at the end of a list; its code is made from the Vietnamese name, so that the same sent twice is
     * refused.
     *
     * @param nameEn null or blank for the Vietnamese one
     */
    public void add(ListKind kind, String nameVi, String nameEn) {
        access.requireAtTop(Right.KEEP_RULES);
        String vietnamese = name(nameVi, "name");
        String english = VietnameseText.tidy(nameEn) == null ? vietnamese : name(nameEn, "name-en");
        String code = VietnameseText.searchable(vietnamese)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^_|_$", "");
        if (code.isEmpty()) {
            throw RefusedException.invalid("codelist.name-unusable");
        }
        String fitting = code.substring(0, Math.min(code.length(), LONGEST_CODE));
        if (repository.list(kind).stream().anyMatch(one -> one.code().equals(fitting))) {
            throw RefusedException.conflict("codelist.there-already", vietnamese);
        }
        repository.add(kind, fitting, Names.of(vietnamese, english));
    }

    /** Renames an entry everywhere; refuses when somebody else did so since. */
    public void rename(ListKind kind, String code, int version, String nameVi, String nameEn) {
        access.requireAtTop(Right.KEEP_RULES);
        Names names = Names.of(name(nameVi, "name"), name(nameEn, "name-en"));
        if (!repository.rename(kind, code, version, names)) {
            throw RefusedException.conflict("codelist.changed-meanwhile");
        }
    }

    /** From today on the entry is not offered any more; where it was used it stays. One entry stays in use. */
    public void withdraw(ListKind kind, String code) {
        access.requireAtTop(Right.KEEP_RULES);
        boolean last = repository.list(kind).stream()
                .filter(ListedCode::isInUse)
                .allMatch(one -> one.code().equals(code));
        if (last) {
            throw RefusedException.conflict("codelist.last");
        }
        repository.withdraw(kind, code, LocalDate.now(clock));
    }

    /** Offers a withdrawn entry again. */
    public void restore(ListKind kind, String code) {
        access.requireAtTop(Right.KEEP_RULES);
        repository.withdraw(kind, code, null);
    }

    /** Moves an entry one place up or down. */
    public void move(ListKind kind, String code, boolean down) {
        access.requireAtTop(Right.KEEP_RULES);
        List<ListedCode> order = new ArrayList<>(repository.list(kind));
        int place = IntStream.range(0, order.size())
                .filter(i -> order.get(i).code().equals(code))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        int other = down ? place + 1 : place - 1;
        if (other < 0 || other >= order.size()) {
            return;
        }
        Collections.swap(order, place, other);
        for (int i = 0; i < order.size(); i++) {
            repository.place(kind, order.get(i).code(), (i + 1) * 10);
        }
    }

    private static String name(String text, String field) {
        String tidy = VietnameseText.tidy(text);
        if (tidy == null) {
            throw RefusedException.invalid("codelist." + field + "-missing");
        }
        if (tidy.length() > LONGEST_NAME) {
            throw RefusedException.invalid("codelist." + field + "-long", LONGEST_NAME);
        }
        return tidy;
    }
}
