package vn.nennep.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;
import vn.nennep.shared.Sql;

/** The columns that people chose, in the database. */
@ApplicationScoped
public class ColumnChoiceRepository {

    @Inject
    private Sql sql;

    Optional<ColumnChoice> find(String login) {
        return sql.query("select columns from report_columns where login = :login")
                .bind("login", login)
                .mapTo(new GenericType<List<String>>() {})
                .findFirst()
                .map(ColumnChoice::kept);
    }

    void keep(String login, ColumnChoice choice, Instant at) {
        sql.update(
                        """
                        insert into report_columns (login, columns, chosen_at) values (:login, :columns, :at)
                        on conflict (login) do update set columns = excluded.columns, chosen_at = excluded.chosen_at
                        """)
                .bind("login", login)
                .bindArray("columns", String.class, choice.names())
                .bind("at", at)
                .execute();
    }

    void forget(String login) {
        sql.update("delete from report_columns where login = :login")
                .bind("login", login)
                .execute();
    }
}
