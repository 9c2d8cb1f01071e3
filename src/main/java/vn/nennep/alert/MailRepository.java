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

    /** Who wants mail and has had none for a day, a letter that failed a few times included. */
    List<Wanting> listWaiting(LocalDate day, int mostTries) {
        return sql.query(
                        """
                        select c.login, a.language, c.address, c.kinds
                        from mail_choice c join account a on a.login = c.login
                        where a.disabled_at is null and cardinality(c.kinds) > 0
                          and not exists (select 1 from mail_day d where d.login = c.login and d.day = :day
                            and (d.state <> 'FAILED' or d.tries >= :tries))
                        order by c.login
                        """)
                .bind("day", day)
                .bind("tries", mostTries)
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
                                on conflict (login, day) do update set state = 'SENDING', tries = d.tries + 1, at = excluded.at
                                where d.state = 'FAILED'
                                """)
                        .bind("login", login)
                        .bind("day", day)
                        .bind("at", at)
                        .execute()
                > 0;
    }

    /** @param failure why it was not sent; null when it was, or there was nothing to send */
    void end(String login, LocalDate day, String state, String failure, Instant at) {
        sql.update("update mail_day set state = :state, failure = cast(:failure as text), at = :at"
                        + " where login = :login and day = :day")
                .bind("login", login)
                .bind("day", day)
                .bind("state", state)
                .bind("failure", failure)
                .bind("at", at)
                .execute();
    }

    /** Letters of a day that the mail server did not take. */
    int countFailed(LocalDate day) {
        return sql.query("select count(*) from mail_day where day = :day and state = 'FAILED'")
                .bind("day", day)
                .mapTo(int.class)
                .one();
    }
}
