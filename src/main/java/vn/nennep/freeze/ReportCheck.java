package vn.nennep.freeze;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;

/** Whether a report as programs get it has the frozen figures: the line of its unit and those of the units below. */
final class ReportCheck {

    private static final Map<String, Figure> BY_COLUMN =
            Figure.counted().stream().collect(Collectors.toUnmodifiableMap(Figure::column, Function.identity()));
    private static final Map<String, Dimension> DIMENSIONS =
            Arrays.stream(Dimension.values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final FreezeStore store;

    ReportCheck(FreezeStore store) {
        this.store = store;
    }

    FileVerdict run(String json) throws IOException {
        FreezeStore.ReportName name;
        Map<String, String> inFile = new TreeMap<>();
        try {
            name = store.reportName(json);
            store.entries(json).forEach(entry -> inFile.put(entry.line() + " " + entry.name(), entry.value()));
        } catch (JdbiException noReport) {
            return FileVerdict.UNKNOWN;
        }
        if (name.period() == null || name.view() == null || name.unit() == null || inFile.isEmpty()) {
            return FileVerdict.UNKNOWN;
        }
        FileVerdict verdict = new FileVerdict(FileVerdict.Sort.REPORT, null, null, false, null);
        List<FreezeRow> versions = store.listVersions(name.period());
        // The newest one answers, unless the file has the figures of an older one.
        for (int i = versions.size() - 1; i >= 0; i--) {
            verdict = compare(versions.get(i), name, inFile);
            if (verdict.right()) {
                return verdict;
            }
        }
        return verdict;
    }

    private FileVerdict compare(FreezeRow freeze, FreezeStore.ReportName name, Map<String, String> inFile)
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
        Map<String, String> frozen = frozen(freeze, name.view(), seal.get().unitId());
        Map<String, String> both = new TreeMap<>(inFile);
        both.putAll(frozen);
        for (String what : both.keySet()) {
            if (isCompared(what, frozen) && !Objects.equals(frozen.get(what), inFile.get(what))) {
                return new FileVerdict(
                        FileVerdict.Sort.REPORT,
                        freeze,
                        seal.get(),
                        false,
                        new FileVerdict.Mismatch(what, frozen.get(what), inFile.get(what)));
            }
        }
        return new FileVerdict(FileVerdict.Sort.REPORT, freeze, seal.get(), true, null);
    }

    /** A figure of a later release is in no frozen line; a part that does not occur is left out everywhere. */
    private static boolean isCompared(String what, Map<String, String> frozen) {
        String figure = what.substring(what.indexOf(' ') + 1);
        return frozen.containsKey(what)
                || figure.contains("/")
                        && DIMENSIONS.values().stream().anyMatch(one -> figure.startsWith(one.json() + "/"))
                || Figure.counted().stream().anyMatch(one -> one.json().equals(figure))
                        && frozen.keySet().stream().anyMatch(one -> one.endsWith(" " + figure));
    }

    /** {@code code name} → number, of the unit and of those that stood below it. */
    private Map<String, String> frozen(FreezeRow freeze, String view, long unit) throws IOException {
        Map<String, String> found = new TreeMap<>();
        String own = view + "/whole/";
        try (InputStream stored = FreezeLook.text(store, freeze.id())) {
            FrozenText text = new FrozenText(stored, seal -> {});
            Map<String, String> codes = new TreeMap<>();
            while (text.hasNext()) {
                String line = text.next();
                if (!line.contains("\tfigure\t") && !line.contains("\tshare\t")) {
                    continue;
                }
                Fact fact = Fact.of(line);
                String[] key = fact.key().split("/", -1);
                boolean isOwn =
                        fact.unit().equals(String.valueOf(unit)) && fact.key().startsWith(own);
                if (!key[0].equals(view) || !isOwn && !key[2].equals(String.valueOf(unit))) {
                    continue;
                }
                String place = fact.unit() + "/" + key[1] + "/" + key[2];
                if (fact.is(FactKind.FIGURE)) {
                    addFigures(fact, place, codes, found);
                } else if (fact.is(FactKind.SHARE)) {
                    addShare(fact, key, codes.get(place), found);
                }
            }
        }
        return found;
    }

    private void addFigures(Fact fact, String place, Map<String, String> codes, Map<String, String> found) {
        List<FreezeStore.Entry> values = store.values(fact.value());
        String code = values.stream()
                .filter(entry -> entry.name().equals("code"))
                .map(entry -> entry.value().replace("\"", ""))
                .findFirst()
                .orElseThrow();
        codes.put(place, code);
        values.stream()
                .filter(entry -> BY_COLUMN.containsKey(entry.name()))
                .forEach(entry ->
                        found.put(code + " " + BY_COLUMN.get(entry.name()).json(), entry.value()));
    }

    private void addShare(Fact fact, String[] key, String code, Map<String, String> found) {
        String value = String.join("/", Arrays.asList(key).subList(4, key.length));
        store.values(fact.value()).stream()
                .filter(entry -> entry.name().equals("sessions"))
                .forEach(entry -> found.put(code + " " + DIMENSIONS.get(key[3]).json() + "/" + value, entry.value()));
    }
}
