package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import vn.nennep.shared.RefusedException;

/**
 * Lets the same thing be sent again by the same person without being written again: the answer of the first time is given.
 * A receipt belongs to one person; another one's key is another key.
 */
@Stateless
public class ReceiptService {

    @Inject
    private ReceiptRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * The receipt of a request that was written before.
     *
     * @throws RefusedException when the key came with another request then
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<Receipt> find(EntryRequest request) {
        Optional<ReceiptRepository.Kept> kept = repository.find(access.login(), request.key());
        if (kept.isPresent() && !kept.get().requestHash().equals(request.hash())) {
            throw RefusedException.invalid("access.entry.key-used");
        }
        return kept.map(one -> new Receipt(one.number(), one.answer(), one.receivedAt()));
    }

    /**
     * Writes once, in the transaction of the caller. When the same request is being written at the same moment, waits for its
     * end and gives its receipt.
     *
     * @param write does it, and says what to answer, as JSON of at most 10,000 characters
     * @throws RefusedException when the key came with another request before
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Receipt once(EntryRequest request, Supplier<String> write) {
        if (repository.take(access.login(), request.key(), request.hash(), clock.instant())) {
            repository.answer(access.login(), request.key(), write.get());
        }
        return find(request).orElseThrow(() -> RefusedException.conflict("access.entry.under-way"));
    }

    /** Forgets what was sent more than seven days ago. */
    @Unscoped
    public void sweep() {
        repository.sweep();
    }
}
