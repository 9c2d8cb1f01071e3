package vn.nennep.freeze;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.shared.RefusedException;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;

/**
 * Whether a report as programs get it has the frozen figures: the line of its unit and those of the units below, of the
 * year or of a part of it, since the frozen line of a year has the figures of its months.
 */
final class ReportCheck {

    private static final Map<String, Dimension> DIMENSIONS =
            Arrays.stream(Dimension.values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final FreezeStore store;

    ReportCheck(FreezeStore store) {
        this.store = store;
    }

    /** {@code code name} → numbers; a unit that stood in two places of the branch has two. */
    private static final class Numbers {

        private final Map<String, List<String>> all = new TreeMap<>();

        void add(String code, String name, String value) {
            all.computeIfAbsent(code + " " + name, key -> new ArrayList<>()).add(value);
        }

        /** Null when there is none. */
        String of(String what) {
            List<String> found = all.get(what);
            if (found == null) {
                return null;
            }
            Collections.sort(found);
            return String.join(" & ", found);
        }

        boolean knows(String name) {
            return all.keySet().stream().anyMatch(what -> what.endsWith(" " + name));
        }
    }

    /** Where a unit stood: a line of figures in the text. */
    private record Place(String unit, boolean whole, String parent, String json) {

        String key() {
            return unit + "/" + whole + "/" + parent;
        }
    }

    FileVerdict run(String json) throws IOException {
        FreezeStore.ReportName name;
        ReportingPeriod period;
        Numbers inFile = new Numbers();
        int levels = 0;
        try {
            name = store.reportName(json);
            if (name.period() == null || name.view() == null || name.unit() == null) {
                return FileVerdict.UNKNOWN;
            }
            period = ReportingPeriod.of(name.period(), null);
            for (FreezeStore.Entry entry : store.entries(json)) {
                inFile.add(entry.line(), entry.name(), entry.value());
                levels = entry.name().equals("depth") ? Math.max(levels, Integer.parseInt(entry.value())) : levels;
            }
        } catch (JdbiException | RefusedException | NumberFormatException noReport) {
            return FileVerdict.UNKNOWN;
        }
        FileVerdict verdict = new FileVerdict(FileVerdict.Sort.REPORT, null, null, false, null);
        List<FreezeRow> versions = store.listVersions(String.valueOf(period.year()));
        // The newest one answers, unless the file has the figures of an older one.
        for (int i = versions.size() - 1; i >= 0; i--) {
            verdict = compare(versions.get(i), name, period, levels, inFile);
            if (verdict.right()) {
                return verdict;
            }
        }
        return verdict;
    }

    private FileVerdict compare(
            FreezeRow freeze, FreezeStore.ReportName name, ReportingPeriod period, int levels, Numbers inFile)
            throws IOException {
        Optional<SealRow> seal = store.findSealOf(freeze.id(), name.view(), name.unit());
        if (seal.isEmpty()) {
            return new FileVerdict(
                    FileVerdict.Sort.REPORT,
                    freeze,
                    null,
                    false,
                    new FileVerdict.Mismatch(name.unit(), null, name.unit()));
        }
        Numbers frozen = frozen(freeze, name.view(), seal.get().unitId(), period, levels);
        TreeMap<String, List<String>> both = new TreeMap<>(inFile.all);
        both.putAll(frozen.all);
        for (String what : both.keySet()) {
            String was = frozen.of(what);
            String is = inFile.of(what);
            if (isCompared(what, frozen) && !String.valueOf(was).equals(String.valueOf(is))) {
                return new FileVerdict(
                        FileVerdict.Sort.REPORT, freeze, seal.get(), false, new FileVerdict.Mismatch(what, was, is));
            }
        }
        return new FileVerdict(FileVerdict.Sort.REPORT, freeze, seal.get(), true, null);
    }

    /** A figure of a later release is in no frozen line; a part that does not occur is left out everywhere. */
    private static boolean isCompared(String what, Numbers frozen) {
        String name = what.substring(what.indexOf(' ') + 1);
        return frozen.all.containsKey(what)
                || DIMENSIONS.values().stream().anyMatch(one -> name.startsWith(one.json() + "/"))
                || Figure.counted().stream().anyMatch(one -> one.json().equals(name)) && frozen.knows(name);
    }

    private Numbers frozen(FreezeRow freeze, String view, long unit, ReportingPeriod period, int levels)
            throws IOException {
        Map<String, List<Place>> below = new HashMap<>();
        List<Place> wanted = new ArrayList<>();
        read(freeze, FactKind.FIGURE, view, fact -> {
            String[] key = fact.key().split("/", -1);
            Place place = new Place(fact.unit(), key[1].equals("whole"), key[2], fact.value());
            below.computeIfAbsent(place.parent(), parent -> new ArrayList<>()).add(place);
            if (place.whole() && place.unit().equals(String.valueOf(unit))) {
                wanted.add(place);
            }
        });
        List<Place> last = List.copyOf(wanted);
        for (int level = 0; level < levels; level++) {
            last = last.stream()
                    .filter(Place::whole)
                    .flatMap(place -> below.getOrDefault(place.unit(), List.of()).stream())
                    .toList();
            wanted.addAll(last);
        }
        Numbers numbers = new Numbers();
        Map<String, String> codes = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            codes.put(wanted.get(i).key(), store.code(wanted.get(i).json()));
        }
        store.figures(wanted.stream().map(Place::json).toList(), period)
                .forEach(entry -> numbers.add(
                        codes.get(wanted.get(Integer.parseInt(entry.line()) - 1).key()), entry.name(), entry.value()));
        addShares(freeze, view, period, codes, numbers);
        return numbers;
    }

    private void addShares(
            FreezeRow freeze, String view, ReportingPeriod period, Map<String, String> codes, Numbers numbers)
            throws IOException {
        List<String[]> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        read(freeze, FactKind.SHARE, view, fact -> {
            String[] key = fact.key().split("/", 5);
            String code = codes.get(fact.unit() + "/" + key[1].equals("whole") + "/" + key[2]);
            Dimension dimension = DIMENSIONS.get(key[3]);
            if (code != null && dimension != null && (period.isWholeYear() || dimension.isOfParts())) {
                names.add(new String[] {code, dimension.json() + "/" + key[4]});
                values.add(fact.value());
            }
        });
        store.shares(values, period).forEach(entry -> {
            String[] name = names.get(Integer.parseInt(entry.line()) - 1);
            numbers.add(name[0], name[1], entry.value());
        });
    }

    private void read(FreezeRow freeze, FactKind kind, String view, Consumer<Fact> facts) throws IOException {
        String begin = "\t" + kind.word() + "\t" + view + "/";
        try (InputStream stored = FreezeLook.text(store, freeze.id())) {
            FrozenText text = new FrozenText(stored, seal -> {});
            while (text.hasNext()) {
                String line = text.next();
                if (line.startsWith(begin, line.indexOf('\t'))) {
                    facts.accept(Fact.of(line));
                }
            }
        }
    }
}
