package vn.nennep.freeze;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.access.Unscoped;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.RefusedException;

/** The transactions in which freezes are looked up and looked at, for whoever holds a paper: they see all units. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FreezeLookService {

    /** Differences of two versions that are listed: an amendment changes some cells and what is above them. */
    private static final int MOST = 2_000;

    @Inject
    private FreezeRepository repository;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /** What a hash stands for; empty when there is no such hash. */
    @Unscoped
    public Optional<FrozenPaper> find(String hash) {
        FreezeStore store = repository.store();
        Optional<SealRow> seal = store.findSeal(hash);
        Optional<FreezeRow> freeze = seal.isPresent() ? store.find(seal.get().freezeId()) : store.find(hash);
        return freeze.map(row -> paper(row, seal.orElse(null)));
    }

    /**
     * What a file turns out to be.
     *
     * @param file opened once or twice
     */
    @Unscoped
    public FileVerdict check(FileCheck.Source file) {
        try {
            return new FileCheck(repository.store()).run(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a freeze, and the seal of one of its units, stand for. */
    @Unscoped
    public FrozenPaper paper(FreezeRow freeze, SealRow seal) {
        return new FrozenPaper(
                freeze,
                repository.store().findNewest(freeze.period()).orElse(freeze),
                seal == null ? repository.listProvinces(freeze.id()) : List.of(seal),
                seal != null);
    }

    /** Compares the freeze with what is stored of it and with the data, all in one reading. */
    @Unscoped(oneReading = true)
    public Finding look(FreezeRow freeze) {
        return new FreezeLook(repository.store(), freeze).run(clock.instant());
    }

    /** The canonical text as gzip, for who may freeze; the log says that it left the program. */
    @Unscoped
    public void export(String hash, OutputStream out) throws IOException {
        FreezeStore store = repository.store();
        FreezeRow row = store.find(hash).orElseThrow(() -> RefusedException.notFound("access.not-found"));
        audit.note(AuditAction.EXPORT, "frozen_period", hash, null, Map.of("format", "txt.gz"));
        new ChunkInput(position -> store.findPiece(row.id(), position)).transferTo(out);
    }

    /**
     * Two versions of a period.
     *
     * @param first differences, at most {@value #MOST}
     * @param number how many there are
     */
    record Versions(FreezeRow newer, FreezeRow older, List<Difference> first, long number) {}

    /** A version against the one before; empty when there is no such freeze, or it is a first version. */
    @Unscoped
    public Optional<Versions> versions(String hash) {
        FreezeStore store = repository.store();
        Optional<FreezeRow> newer = store.find(hash);
        Optional<FreezeRow> older = newer.flatMap(row -> store.listVersions(row.period()).stream()
                .filter(one -> one.version() == row.version() - 1)
                .findFirst());
        if (older.isEmpty()) {
            return Optional.empty();
        }
        TextComparison comparison = new TextComparison(MOST, fact -> true);
        try (InputStream before = FreezeLook.text(store, older.get().id());
                InputStream after = FreezeLook.text(store, newer.get().id())) {
            comparison.run(new FrozenText(before, seal -> {}), new FrozenText(after, seal -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Versions(newer.get(), older.get(), comparison.first(), comparison.number()));
    }

    /** Names units and people of differences, of those units that the caller was found to see. */
    @Unscoped
    public List<NamedDifference> name(List<Difference> differences) {
        return differences.stream()
                .map(repository.store()::reduced)
                .map(repository::name)
                .toList();
    }
}
