package vn.nennep.freeze;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.nennep.access.Unscoped;

/** The transactions in which freezes are looked up and looked at, for whoever holds a paper: they see all units. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FreezeLookService {

    @Inject
    private FreezeRepository repository;

    @Inject
    private Clock clock;

    /** What a hash stands for; empty when there is no such hash. */
    @Unscoped
    public Optional<FrozenPaper> find(String hash) {
        FreezeStore store = repository.store();
        Optional<SealRow> seal = store.findSeal(hash);
        Optional<FreezeRow> freeze = seal.isPresent() ? store.find(seal.get().freezeId()) : store.find(hash);
        return freeze.map(row -> new FrozenPaper(
                row,
                store.findNewest(row.period()).map(FreezeRow::version).orElse(row.version()),
                seal.map(List::of).orElseGet(() -> repository.listProvinces(row.id())),
                seal.isPresent()));
    }

    /** Compares the freeze with what is stored of it and with the data, all in one reading. */
    @Unscoped(oneReading = true)
    public Finding look(FreezeRow freeze) {
        return new FreezeLook(repository.store(), freeze).run(clock.instant());
    }

    /** Names units and people of differences, of those units that the caller was found to see. */
    @Unscoped
    public List<NamedDifference> name(List<Difference> differences) {
        return differences.stream().map(repository::name).toList();
    }
}
