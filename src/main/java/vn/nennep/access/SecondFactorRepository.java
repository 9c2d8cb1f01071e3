package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.nennep.shared.Sql;

/** Second factors and recovery codes in the database. */
@ApplicationScoped
public class SecondFactorRepository {

    @Inject
    private Sql sql;

    /** A second factor's secret as it is kept: encrypted. */
    record Sealed(String login, String secret) {}

    /** The second factors that were confirmed last, a few of them. */
    List<Sealed> listSome(int most) {
        return sql.query(
                        """
                        select a.login, f.secret from second_factor f join account a on a.id = f.account_id
                        where f.confirmed_at is not null order by f.confirmed_at desc limit :most
                        """)
                .bind("most", most)
                .mapTo(Sealed.class)
                .list();
    }

    boolean isConfirmed(String login) {
        return sql.query(
                        """
                        select exists (select 1 from second_factor f join account a on a.id = f.account_id
                          where a.login = :login and f.confirmed_at is not null)
                        """)
                .bind("login", login)
                .mapTo(boolean.class)
                .one();
    }

    /**
     * The encrypted secret of an account.
     *
     * @param confirmed whether the confirmed one is wanted, or the one still to be confirmed
     */
    Optional<String> findSecret(long accountId, boolean confirmed) {
        return sql.query(
                        """
                        select secret from second_factor
                        where account_id = :account and (confirmed_at is not null) = :confirmed
                        """)
                .bind("account", accountId)
                .bind("confirmed", confirmed)
                .mapTo(String.class)
                .findFirst();
    }

    /** Keeps a secret in place of one that was never confirmed. */
    void putSecret(long accountId, String secret) {
        sql.update(
                        """
                        insert into second_factor as f (account_id, secret) values (:account, :secret)
                        on conflict (account_id) do update set secret = excluded.secret where f.confirmed_at is null
                        """)
                .bind("account", accountId)
                .bind("secret", secret)
                .execute();
    }

    void confirm(long accountId, long step, Instant now) {
        sql.update(
                        """
                        update second_factor set confirmed_at = :now, last_step = :step
                        where account_id = :account and confirmed_at is null
                        """)
                .bind("account", accountId)
                .bind("now", now)
                .bind("step", step)
                .execute();
    }

    /** Marks a time step and all before it as used; false when it was already. */
    boolean useStep(long accountId, long step) {
        return sql.update(
                                "update second_factor set last_step = :step where account_id = :account and last_step < :step")
                        .bind("account", accountId)
                        .bind("step", step)
                        .execute()
                == 1;
    }

    void replaceRecoveryCodes(long accountId, List<String> hashes) {
        removeRecoveryCodes(accountId);
        PreparedBatch codes = sql.batch("insert into recovery_code (account_id, code_hash) values (:account, :hash)");
        hashes.forEach(
                hash -> codes.bind("account", accountId).bind("hash", hash).add());
        codes.execute();
    }

    /** Uses a recovery code up; false when it was not good any more. */
    boolean useRecoveryCode(long accountId, String hash, Instant now) {
        return sql.update(
                                """
                                update recovery_code set used_at = :now
                                where account_id = :account and code_hash = :hash and used_at is null
                                """)
                        .bind("account", accountId)
                        .bind("hash", hash)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    void remove(long accountId) {
        removeRecoveryCodes(accountId);
        sql.update("delete from second_factor where account_id = :account")
                .bind("account", accountId)
                .execute();
    }

    private void removeRecoveryCodes(long accountId) {
        sql.update("delete from recovery_code where account_id = :account")
                .bind("account", accountId)
                .execute();
    }
}
