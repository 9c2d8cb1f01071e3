package vn.nennep.exchange.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import vn.nennep.access.AccessService;
import vn.nennep.access.UnitChoice;
import vn.nennep.exchange.WorkbookFile;
import vn.nennep.exchange.WorkbookKind;
import vn.nennep.exchange.WorkbookService;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.shared.ExcelName;
import vn.nennep.shared.RefusedException;

/** Gives the workbook of the kind that is chosen on the page of files. */
@Named
@ViewScoped
public class WorkbookPage implements Serializable {

    @Inject
    private WorkbookService workbooks;

    @Inject
    private ImportPage page;

    @Inject
    private AccessService access;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    private String unit;
    private Integer year;

    /** Units that are proposed while somebody types. */
    public List<String> proposeUnits(String words) {
        return access.listUnitChoices(page.getKind().right(), words).stream()
                .map(UnitChoice::text)
                .toList();
    }

    /** The workbook of the kind that is chosen, for the unit and the year. */
    public StreamedContent takeWorkbook() {
        WorkbookFile[] made = new WorkbookFile[1];
        Optional<RefusedException> refusal = messages.refusalOf(() -> {
            try {
                made[0] = workbooks.make(
                        WorkbookKind.of(page.getKind().path()).orElseThrow(),
                        UnitChoice.codeOf(unit),
                        year,
                        language.getLocale());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (refusal.isPresent()) {
            messages.show(refusal.get(), "unit");
            return null;
        }
        return DefaultStreamedContent.builder()
                .name(made[0].name())
                .contentType(ExcelName.TYPE)
                .writer(out -> {
                    try {
                        made[0].sendTo(out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .build();
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }
}
