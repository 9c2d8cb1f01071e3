package vn.nennep.exchange;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.nennep.access.AccessService;
import vn.nennep.access.Grant;
import vn.nennep.access.Unscoped;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;

/** Loads files, each in one transaction. */
@Stateless
public class ImportService {

    @Inject
    private ImportRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * Loads a file of a kind into the person's branches.
     *
     * @param file CSV in UTF-8 with a header line; not closed
     * @param strict whether rows that are right in their shape and probably broken are refused as well; otherwise they
     *     are taken and named in the result
     * @throws ImportRefused with every faulty row; nothing is written then
     */
    @Unscoped
    public ImportResult load(ImportKind kind, InputStream file, boolean strict) throws IOException {
        access.requireAnywhere(kind.right());
        List<Long> units = access.listGrants().stream()
                .filter(grant -> grant.role().includes(kind.right()))
                .flatMap(grant -> grant.unit().stream())
                .map(Grant.Unit::id)
                .toList();
        ImportResult result = repository.load(
                kind.rules(),
                file,
                new CsvImport.Context(access.login(), clock, LocalDate.now(clock), access.mayEverywhere(kind.right())),
                units,
                strict);
        audit.note(
                AuditAction.IMPORT,
                "file",
                kind.name().toLowerCase(Locale.ROOT),
                units.stream().findFirst().orElse(null),
                Map.of(
                        "created", result.created(),
                        "updated", result.updated(),
                        "unchanged", result.unchanged(),
                        "cleared", result.cleared()));
        if (!result.firstPasswords().isEmpty()) {
            audit.note(
                    AuditAction.EXPORT,
                    "first_passwords",
                    null,
                    units.stream().findFirst().orElse(null),
                    Map.of("accounts", result.firstPasswords().size()));
        }
        return result;
    }

    /** Loads a file of the demonstration at the first start, when there is nobody to ask for. */
    @Unscoped
    public ImportResult loadSample(ImportKind kind, InputStream file) throws IOException {
        return repository.load(
                kind.rules(), file, new CsvImport.Context("demo", clock, LocalDate.now(clock), true), List.of(), false);
    }
}
