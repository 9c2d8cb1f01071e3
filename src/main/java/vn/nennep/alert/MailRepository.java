package vn.nennep.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.generic.GenericType;
import vn.nennep.shared.Sql;

/** What people want to be told by mail, and what was sent on a day, in the database. */
@ApplicationScoped
public class MailRepository {

    @Inject
    private Sql sql;

    /**
     * Somebody who wants mail.
     *
     * @param language {@code vi} or {@code en}
     */
    public record Wanting(String login, String language, String address, List<String> kinds) {

        public Set<MailKind> wanted() {
            return kinds.stream().map(MailKind::valueOf).collect(Collectors.toUnmodifiableSet());
        }
    }

    Optional<MailChoice> find(String login) {
        return sql.query("select address from mail_choice where login = :login")
                .bind("login", login)
                .mapTo(String.class)
                .findFirst()
                .map(address -> new MailChoice(
                        address,
                        sql
                                .query("select kinds from mail_choice where login = :login")
                                .bind("login", login)
                                .mapTo(new GenericType<List<String>>() {})
                                .one()
                                .stream()
                                .map(MailKind::valueOf)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    void keep(String login, MailChoice choice, Instant at) {
        if (choice.address() == null) {
            sql.update("delete from mail_choice where login = :login")
                    .bind("login", login)
                    .execute();
            return;
        }
        sql.update(
                        """
                        insert into mail_choice (login, address, kinds, chosen_at) values (:login, :address, :kinds, :at)
                        on conflict (login) do update
                        set address = excluded.address, kinds = excluded.kinds, chosen_at = excluded.chosen_at
                        """)
                .bind("login", login)
                .bind("address", choice.address())
                .bindArray(
                        "kinds",
                        String.class,
                        choice.kinds().stream().map(Enum::name).sorted().toList())
                .bind("at", at)
                .execute();
    }

    /**
     * Who wanted mail when the letters of a day were due and has had none, a letter that failed a few times included.
     *
     * @param due when the letters of the day were due; who chose later gets the next day's
     * @param before a letter that failed since is not tried again yet
     */
    List<Wanting> listWaiting(LocalDate day, Instant due, int mostTries, Instant before) {
        return sql.query(
                        """
                        select c.login, a.language, c.address, c.kinds
                        from mail_choice c join account a on a.login = c.login
                        where a.disabled_at is null and cardinality(c.kinds) > 0 and c.chosen_at < :due
                          and not exists (select 1 from mail_day d where d.login = c.login and d.day = :day
                            and (d.state <> 'FAILED' or d.tries >= :tries or d.at >= :before))
                        order by c.login
                        """)
                .bind("day", day)
                .bind("due", due)
                .bind("tries", mostTries)
                .bind("before", before)
                .mapTo(Wanting.class)
                .list();
    }

    /**
     * Takes the letter of a day upon this server.
     *
     * @return whether no other server has it
     */
    boolean claim(String login, LocalDate day, Instant at) {
        return sql.update(
                                """
                                insert into mail_day as d (login, day, state, tries, at) values (:login, :day, 'SENDING', 1, :at)
                                on conflict (login, day) do update
                                set state = 'SENDING', tries = d.tries + 1, failure = null, at = excluded.at
                                where d.state = 'FAILED'
                                """)
                        .bind("login", login)
                        .bind("day", day)
                        .bind("at", at)
                        .execute()
                > 0;
    }

    /** It was sent, or there was nothing to send. */
    void end(String login, LocalDate day, boolean sent, Instant at) {
        sql.update("update mail_day set state = :state, at = :at where login = :login and day = :day")
                .bind("login", login)
                .bind("day", day)
                .bind("state", sent ? "SENT" : "NOTHING")
                .bind("at", at)
                .execute();
    }

    /**
     * It was not sent.
     *
     * @param failure why
     * @param tries how many tries this one counts as; 0 when nothing was said about this letter
     */
    void fail(String login, LocalDate day, String failure, int tries, Instant at) {
        sql.update(
                        """
                        update mail_day set state = 'FAILED', failure = :failure, tries = tries - 1 + :tries, at = :at
                        where login = :login and day = :day
                        """)
                .bind("login", login)
                .bind("day", day)
                .bind("failure", failure)
                .bind("tries", tries)
                .bind("at", at)
                .execute();
    }

    /**
     * Letters of a day that were not sent: the mail server did not take them, or a server stopped while it sent them.
     *
     * @param stopped one that is being sent since before then is not sent any more
     */
    int countFailed(LocalDate day, Instant stopped) {
        return sql.query(
                        """
                        select count(*) from mail_day
                        where day = :day and (state = 'FAILED' or (state = 'SENDING' and at < :stopped))
                        """)
                .bind("day", day)
                .bind("stopped", stopped)
                .mapTo(int.class)
                .one();
    }
}
