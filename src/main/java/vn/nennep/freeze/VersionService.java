package vn.nennep.freeze;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.RefusedException;

/** What an amendment changed: two versions of a frozen period side by side. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VersionService {

    @Inject
    private FreezeLookService service;

    @Inject
    private AccessService access;

    /**
     * The differences of a version from the one before it.
     *
     * @param hash of the newer freeze
     * @throws RefusedException not found, when there is no such freeze or it is a first version
     */
    public VersionDifferences differences(String hash) {
        access.requireAnywhere(Right.SEE);
        FreezeLookService.Versions versions =
                service.versions(hash).orElseThrow(() -> RefusedException.notFound("access.not-found"));
        List<Difference> seen = versions.first().stream()
                .filter(difference -> access.may(Right.SEE, difference.unitId()))
                .toList();
        List<VersionDifferences.FigureLine> figures = new ArrayList<>();
        Map<String, List<NamedDifference>> marks = new LinkedHashMap<>();
        List<NamedDifference> others = new ArrayList<>();
        for (NamedDifference one : service.name(seen)) {
            switch (one.kind()) {
                case FIGURE, SHARE -> figures.addAll(lines(one));
                case MARK ->
                    marks.computeIfAbsent(one.unitCode(), code -> new ArrayList<>())
                            .add(one);
                default -> others.add(one);
            }
        }
        return new VersionDifferences(
                versions.newer(),
                versions.older(),
                figures,
                marks.values().stream()
                        .map(people -> new VersionDifferences.MarkLine(
                                people.get(0).unitCode(), people.get(0).unitName(), people.size(), people))
                        .toList(),
                others,
                versions.number() - versions.first().size());
    }

    /** One line for each number of the fact that changed. */
    private static List<VersionDifferences.FigureLine> lines(NamedDifference one) {
        Map<String, String> before = values(one.before());
        Map<String, String> after = values(one.after());
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        String[] key = one.key().split("/", -1);
        String part = one.kind() == FactKind.SHARE ? key[3] + " " + key[4] + " " : "";
        return names.stream()
                .filter(name -> !String.valueOf(before.get(name)).equals(after.get(name)))
                .map(name -> new VersionDifferences.FigureLine(
                        one.unitCode(),
                        one.unitName(),
                        key[0],
                        part + name,
                        one.kind() == FactKind.FIGURE ? name : null,
                        before.get(name),
                        after.get(name)))
                .toList();
    }

    private static Map<String, String> values(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        if (json != null) {
            try (JsonReader reader = JsonTexts.reader(json)) {
                JsonObject object = reader.readObject();
                object.forEach(
                        (name, value) -> values.put(name, value.toString().replace("\"", "")));
            }
        }
        return values;
    }
}
