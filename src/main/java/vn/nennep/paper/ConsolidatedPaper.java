package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.PeriodService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** What a committee reports of its branch, with a table of the units below across the page. */
@ApplicationScoped
class ConsolidatedPaper implements PaperSource {

    @Inject
    private PaperHeads heads;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private PeriodService periods;

    @Inject
    private ReportService reports;

    @Override
    public PaperKind kind() {
        return PaperKind.CONSOLIDATED_REPORT;
    }

    @Override
    public PaperFacts gather(PaperRequest request) {
        UnitRow unit = units.get(request.unit());
        ReportingPeriod asked = request.reportingPeriod();
        Optional<ConsolidatedReport> report = reports.find(unit, asked, TreeView.THEN, ReportService.CHILDREN);
        PaperPeriod period = PaperPeriod.of(asked, report, periods);
        PaperFacts.Builder paper = heads.begin(
                        kind(),
                        unit,
                        period.text(),
                        request.dayOr(period.dayOfPaper(calendar.today())),
                        kind().type(),
                        "BÁO CÁO")
                .set("year", period.year())
                .set("period", period.words());
        if (report.isEmpty()) {
            paper.set("noFigures", NoFigures.of(unit, period));
        } else {
            add(paper, report.get());
        }
        return paper.build();
    }

    private static void add(PaperFacts.Builder paper, ConsolidatedReport report) {
        ReportFigures.set(paper, report);
        paper.set("unitCount", PaperWords.count(report.children().size()));
        for (ReportLine line : report.children()) {
            paper.row("lines", ReportFigures.row(line, paper.rows("lines") + 1, line.code(), line.name(), note(line)));
        }
        paper.row(
                "total", ReportFigures.row(report.unit(), "", report.unit().code(), "Tổng cộng", note(report.unit())));
        if (report.isIncomplete()) {
            paper.set(
                    "incomplete",
                    "Số liệu chưa gồm %s chi bộ có số liệu chưa khớp với hồ sơ."
                            .formatted(PaperWords.count(report.aside().size())));
            report.aside()
                    .forEach(one -> paper.row("aside", paper.rows("aside") + 1, one.code(), one.name(), one.failure()));
        }
    }

    private static String note(ReportLine line) {
        return line.isIncomplete() ? "Chưa đủ số liệu" : line.whole() ? "" : "Một phần của năm";
    }
}
