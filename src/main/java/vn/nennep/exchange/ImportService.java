package vn.nennep.exchange;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.access.AccessService;
import vn.nennep.access.Grant;
import vn.nennep.access.UnitService;
import vn.nennep.access.Unscoped;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.RefusedException;

/** Loads files, each in one transaction, or looks at what they would do. */
@Stateless
public class ImportService {

    @Resource
    private SessionContext session;

    @Inject
    private ImportRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private UnitService units;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /** Refuses whoever may load no file of a kind. */
    public void requireMay(ImportKind kind) {
        access.requireAnywhere(kind.right());
    }

    /**
     * Loads a file of a kind into the person's branches.
     *
     * @param file not closed
     * @param strict whether rows that are right in their shape and probably broken are refused as well; otherwise they
     *     are taken and named in the result
     * @param digest of the look that the person agreed to; null when there was none
     * @throws ImportRefused with every faulty row; nothing is written then
     * @throws RefusedException when the file would do something else by now than what was agreed to
     */
    @Unscoped
    public ImportResult load(ImportKind kind, ImportFile file, boolean strict, String digest) throws IOException {
        access.requireAnywhere(kind.right());
        requireUnit(file);
        List<Long> own = ownUnits(kind);
        ImportResult result = repository.load(file.tables(kind), context(kind), own, strict, digest);
        audit.note(
                AuditAction.IMPORT,
                "file",
                kind.path(),
                own.stream().findFirst().orElse(null),
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
                    own.stream().findFirst().orElse(null),
                    Map.of("accounts", result.firstPasswords().size()));
        }
        return result;
    }

    /** What a file of a kind would do, row by row. Nothing of it is written, also not that it was looked at. */
    @Unscoped
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public FileLook look(ImportKind kind, ImportFile file) throws IOException {
        access.requireAnywhere(kind.right());
        try {
            requireUnit(file);
            return repository.look(file.tables(kind), context(kind), ownUnits(kind));
        } finally {
            session.setRollbackOnly();
        }
    }

    /** Refuses the workbook of a unit that is not there, or that the person does not have. */
    private void requireUnit(ImportFile file) throws IOException {
        Optional<String> unit = file.unit();
        if (unit.isPresent()) {
            try {
                units.get(unit.get());
            } catch (RefusedException unknown) {
                throw RefusedException.invalid("exchange.book-unit", unit.get());
            }
        }
    }

    private FileRules.Context context(ImportKind kind) {
        return new FileRules.Context(access.login(), clock, LocalDate.now(clock), access.mayEverywhere(kind.right()));
    }

    private List<Long> ownUnits(ImportKind kind) {
        return access.listGrants().stream()
                .filter(grant -> grant.role().includes(kind.right()))
                .flatMap(grant -> grant.unit().stream())
                .map(Grant.Unit::id)
                .toList();
    }

    /** Loads a file of the demonstration at the first start, when there is nobody to ask for. */
    @Unscoped
    public ImportResult loadSample(ImportKind kind, InputStream file) throws IOException {
        return repository.load(
                List.of(new CsvReader(kind, file)),
                new FileRules.Context("demo", clock, LocalDate.now(clock), true),
                List.of(),
                false,
                null);
    }
}
