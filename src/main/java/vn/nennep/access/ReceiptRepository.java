package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.Sql;

/** Receipts in the database. */
@ApplicationScoped
public class ReceiptRepository {

    @Inject
    private Sql sql;

    /** A receipt with what it was given for. */
    record Kept(long number, String requestHash, String answer, Instant receivedAt) {}

    Optional<Kept> find(String login, UUID key) {
        return sql.query(
                        """
                        select number, request_hash, answer, received_at from entry_receipt
                        where login = :login and key = :key and answer is not null
                        """)
                .bind("login", login)
                .bind("key", key)
                .mapTo(Kept.class)
                .findFirst();
    }

    /**
     * Takes a key. Waits while another transaction has it and has not ended.
     *
     * @return whether nobody had it
     */
    boolean take(String login, UUID key, String hash, Instant at) {
        return sql.update(
                                """
                                insert into entry_receipt (login, key, request_hash, received_at)
                                values (:login, :key, :hash, :at) on conflict (login, key) do nothing
                                """)
                        .bind("login", login)
                        .bind("key", key)
                        .bind("hash", hash)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    void answer(String login, UUID key, String answer) {
        sql.update("update entry_receipt set answer = :answer where login = :login and key = :key")
                .bind("login", login)
                .bind("key", key)
                .bind("answer", answer)
                .execute();
    }

    /** Deletes what is old enough; the policy of the table says how old that is, and lets nothing else go. */
    int sweep() {
        return sql.update("delete from entry_receipt").execute();
    }
}
