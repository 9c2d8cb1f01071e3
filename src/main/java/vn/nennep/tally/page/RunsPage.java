package vn.nennep.tally.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.primefaces.PrimeFaces;
import vn.nennep.frame.Language;
import vn.nennep.frame.ListFiles;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedRows;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;
import vn.nennep.tally.ConsolidationPart;
import vn.nennep.tally.ConsolidationService;
import vn.nennep.tally.RunRow;
import vn.nennep.tally.RunStatus;

/** Runs of the consolidation: started by hand, watched while they go on, looked up afterwards. */
@Named
@ViewScoped
public class RunsPage implements Serializable {

    /** What the history can be sorted by; a run that goes on takes longest. */
    private static final Map<String, Comparator<RunRow>> ORDERS = Map.of(
            "startedAt", Comparator.comparing(RunRow::startedAt),
            "origin", Comparator.comparing(RunRow::origin),
            "seconds", Comparator.comparing(RunRow::seconds, Comparator.nullsLast(Comparator.naturalOrder())),
            "status", Comparator.comparing(RunRow::status));

    @Inject
    private ConsolidationService consolidation;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    @Inject
    private ListFiles files;

    private String runText;
    private String file;
    private Integer year;
    private boolean full;
    private boolean watched;
    private List<Integer> years = List.of();
    private transient List<RunRow> runs;
    private transient PagedRows<RunRow> table;
    private transient RunRow shown;

    public void open() {
        messages.open(this::load);
    }

    private void load() {
        years = consolidation.listOpenYears().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        runs = consolidation.listRuns();
        watched = isRunning();
        if (runText != null) {
            shown = consolidation.getRun(ref(runText));
        }
        if (ListFiles.XLSX.equals(file)) {
            files.send(asFile(), runs);
        }
    }

    private ListFile<RunRow> asFile() {
        return new ListFile<>(
                "lan-tong-hop",
                messages.text("tally.runs.title"),
                null,
                null,
                null,
                List.of(
                        ListFile.name("tally.run.start", RunRow::startedAt),
                        ListFile.narrow("tally.run.years", this::yearsOf),
                        ListFile.narrow("tally.run.origin", RunRow::origin),
                        ListFile.narrow("tally.run.by", RunRow::startedBy),
                        ListFile.name("tally.run.node", RunRow::node),
                        ListFile.narrow("tally.run.seconds", RunRow::seconds),
                        ListFile.narrow("tally.run.status", RunRow::status),
                        ListFile.text("tally.run.failure", RunRow::failure)));
    }

    private static UUID ref(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound("tally.run-not-found");
        }
    }

    /** Starts the chosen year, or all open ones. */
    public void start() {
        begin(() -> {
            if (year == null) {
                consolidation.startAllOpen(full);
            } else {
                consolidation.start(year, full);
            }
        });
    }

    public void startAgain(String ref) {
        begin(() -> consolidation.startAgain(ref(ref)));
    }

    private void begin(Runnable start) {
        if (messages.attempt(start)) {
            runText = null;
            shown = null;
            watched = true;
        }
        runs = null;
    }

    /** Looks again; the one look after the end tells how it ended. */
    public void watch() {
        runs = null;
        if (watched && !isRunning()) {
            watched = false;
            RunRow ended = getRuns().get(0);
            if (ended.status() == RunStatus.COMPLETED) {
                messages.done(
                        ended.isIncomplete() ? "tally.run.done-incomplete" : "tally.run.done",
                        seconds(ended.seconds()));
            }
            PrimeFaces.current().ajax().update("start");
        }
    }

    public List<RunRow> getRuns() {
        if (runs == null) {
            runs = consolidation.listRuns();
        }
        return runs;
    }

    /** The same runs as they are sorted. */
    public PagedRows<RunRow> getTable() {
        if (table == null) {
            table = new PagedRows<>(request -> RowPage.of(getRuns(), request, ORDERS, RunRow::node));
        }
        return table;
    }

    public boolean isRunning() {
        return !getRuns().isEmpty() && getRuns().get(0).status() == RunStatus.STARTED;
    }

    /** The run of the large card: the one asked for, else the newest; null when there was none. */
    public RunRow getShown() {
        if (shown != null) {
            return shown;
        }
        if (runText != null) {
            shown = consolidation.getRun(ref(runText));
            return shown;
        }
        return getRuns().isEmpty() ? null : getRuns().get(0);
    }

    /** Share of the longest step of the year that a step took, for the length of its bar. */
    public long length(RunRow.YearRow one, RunRow.PartRow part) {
        double longest =
                one.parts().stream().mapToDouble(RunRow.PartRow::seconds).max().orElse(0);
        return longest == 0 ? 0 : Math.round(100 * part.seconds() / longest);
    }

    /** The steps that are still to come in a year. */
    public List<String> waiting(RunRow.YearRow one) {
        List<String> done = one.parts().stream().map(RunRow.PartRow::part).toList();
        return Arrays.stream(ConsolidationPart.values())
                .map(Enum::name)
                .filter(part -> !done.contains(part))
                .toList();
    }

    /** {@code 1,3 giây}; thousandths below a second */
    public String seconds(Double seconds) {
        if (seconds == null) {
            return "";
        }
        Locale locale = language.getLocale();
        return messages.text("tally.seconds", String.format(locale, seconds < 1 ? "%.3f" : "%.1f", seconds));
    }

    public String yearsOf(RunRow run) {
        return run.years().stream().map(one -> String.valueOf(one.year())).collect(Collectors.joining(", "));
    }

    public List<Integer> getYears() {
        return years;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    /** Whether everything is to be counted again whatever changed. */
    public boolean isFull() {
        return full;
    }

    public void setFull(boolean full) {
        this.full = full;
    }

    public String getRunText() {
        return runText;
    }

    public void setRunText(String runText) {
        this.runText = runText;
    }

    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }
}
