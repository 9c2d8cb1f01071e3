package vn.nennep.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a criteria file (YAML) and finds all its faults at once: shapes, sums, gaps and overlaps of bands, names that
 * nothing has. No object is built from what the file says.
 */
final class CriteriaReader {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 60;
    private static final String CODE = "[A-Z0-9._-]{1,40}";

    private CriteriaReader() {}

    /** @throws CriteriaRefused with every fault */
    static Criteria read(byte[] file) {
        List<CriteriaFault> faults = new ArrayList<>();
        Criteria criteria =
                CriteriaFile.open(file, faults).map(CriteriaReader::criteria).orElse(null);
        if (!faults.isEmpty()) {
            throw new CriteriaRefused(faults);
        }
        return criteria;
    }

    private static Criteria criteria(YamlItem root) {
        root.allow(
                "code",
                "name",
                "unit",
                "applies-to",
                "valid-from",
                "valid-to",
                "guidance",
                "example",
                "total",
                "settings",
                "criteria",
                "vetoes",
                "grades",
                "year");
        if (!root.isMap()) {
            return null;
        }
        String code = root.get("code")
                .map(item -> item.shaped(CODE, "quality.set.code-shape"))
                .orElse(null);
        String name = root.get("name").map(item -> item.text(LONGEST_NAME)).orElse(null);
        String unit = root.find("unit").map(item -> item.text(LONGEST_NUMBER)).orElse(null);
        AppliesTo appliesTo =
                root.get("applies-to").map(item -> item.choice(AppliesTo.class)).orElse(null);
        LocalDate from = root.get("valid-from").map(YamlItem::day).orElse(null);
        LocalDate to = root.find("valid-to").map(YamlItem::day).orElse(null);
        if (from != null && to != null && to.isBefore(from)) {
            root.find("valid-to").orElseThrow().refuse("quality.set.days-order", from, to);
        }
        String guidance =
                root.find("guidance").map(item -> item.text(LONGEST_NUMBER)).orElse(null);
        boolean example = root.find("example").map(YamlItem::yesNo).orElse(Boolean.FALSE);
        BigDecimal total = root.get("total").map(YamlItem::points).orElse(null);
        IntervalReader intervals = new IntervalReader();
        ScoreSettings settings =
                root.get("settings").map(new SettingsReader(intervals)::read).orElse(null);
        CriterionReader criteria = new CriterionReader(intervals, settings);
        List<Criterion> groups = root.get("criteria").map(criteria::list).orElse(List.of());
        root.find("criteria").ifPresent(item -> criteria.requireSum(item, groups, total, "quality.set.total"));
        List<Veto> vetoes = root.find("vetoes")
                .map(item -> GradesReader.vetoes(item, criteria.codes()))
                .orElse(List.of());
        List<Criteria.Threshold> thresholds = root.get("grades")
                .map(item -> GradesReader.thresholds(item, total))
                .orElse(List.of());
        YearRule year = root.get("year").map(GradesReader::year).orElse(null);
        return new Criteria(
                code,
                name,
                unit,
                appliesTo,
                from,
                to,
                guidance,
                example,
                total,
                settings,
                groups,
                vetoes,
                thresholds,
                year);
    }
}
