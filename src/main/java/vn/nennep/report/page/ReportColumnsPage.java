package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.report.ColumnChoice;
import vn.nennep.report.ColumnChoiceService;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;

/** Choosing the columns of one's own table of the report. */
@Named
@ViewScoped
public class ReportColumnsPage implements Serializable {

    @Inject
    private ColumnChoiceService choices;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    @Inject
    private Links links;

    private String unit;
    private String year;
    private String period;
    private List<String> chosen = new ArrayList<>();

    /**
     * What can be chosen.
     *
     * @param name of the figure or dimension
     * @param label in the person's language
     */
    public record Choice(String name, String label) {}

    public void open() {
        messages.open(() -> {
            access.requireAnywhere(Right.SEE);
            chosen = new ArrayList<>(choices.get().names());
        });
    }

    /** All that can be chosen, in the order of the report. */
    public List<Choice> getAll() {
        return Stream.concat(
                        Arrays.stream(Figure.values()).map(one -> new Choice(one.name(), capital(words.of(one)))),
                        Arrays.stream(Dimension.values()).map(one -> new Choice(one.name(), capital(words.of(one)))))
                .toList();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase() + text.substring(1);
    }

    public void save() throws IOException {
        if (messages.attempt(() -> choices.keep(new ColumnChoice(chosen)))) {
            back();
        }
    }

    /** Goes back to the columns that everybody begins with. */
    public void reset() throws IOException {
        if (messages.attempt(choices::reset)) {
            back();
        }
    }

    private void back() throws IOException {
        messages.doneOnNextPage("report.columns.kept");
        links.go("report.consolidated", "unit", unit, "year", year, "period", period, "view", "own");
    }

    /** Where the person came from. */
    public String getReport() {
        return links.to("report.consolidated", "unit", unit, "year", year, "period", period, "view", "own");
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(List<String> chosen) {
        this.chosen = chosen;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public String getYear() {
        return year;
    }

    public void setYear(String year) {
        this.year = year;
    }

    public String getPeriod() {
        return period;
    }

    public void setPeriod(String period) {
        this.period = period;
    }
}
