package vn.nennep.codelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.shared.Names;
import vn.nennep.shared.Sql;

/** The lists that a province extends, in the database. */
@ApplicationScoped
public class ListRepository {

    @Inject
    private Sql sql;

    List<ListedCode> list(ListKind kind) {
        return sql.query("select code, names_of_" + kind.table() + "(code) as names, withdrawn_on from " + kind.table()
                        + " order by position, code")
                .mapTo(ListedCode.class)
                .list();
    }

    /** The entries without their uses. */
    List<ListRow> listRows(ListKind kind) {
        return sql.query("select c.code, names_of_" + kind.table() + "(c.code) as names, c.position, c.withdrawn_on,"
                        + " 0 as uses, c.version from " + kind.table() + " c order by c.position, c.code")
                .mapTo(ListRow.class)
                .list();
    }

    /** Adds an entry at the end. */
    void add(ListKind kind, String code, Names names) {
        sql.update("insert into " + kind.table() + " (code, position)"
                        + " select :code, coalesce(max(position), 0) + 10 from " + kind.table())
                .bind("code", code)
                .execute();
        call(kind, code, names);
    }

    /** @return whether the entry still had that version */
    boolean rename(ListKind kind, String code, int version, Names names) {
        boolean same = sql.update("update " + kind.table()
                                + " set version = version + 1 where code = :code and version = :version")
                        .bind("code", code)
                        .bind("version", version)
                        .execute()
                == 1;
        if (same) {
            call(kind, code, names);
        }
        return same;
    }

    /** Gives an entry its name in each language; those of other languages stay. */
    private void call(ListKind kind, String code, Names names) {
        names.byLanguage().forEach((language, name) -> sql.update(
                        "insert into " + kind.table() + "_name as n (code, language, name)"
                                + " values (:code, :language, :name) on conflict (code, language)"
                                + " do update set name = excluded.name where n.name <> excluded.name")
                .bind("code", code)
                .bind("language", language)
                .bind("name", name)
                .execute());
    }

    /** @param day null to bring it back into use */
    void withdraw(ListKind kind, String code, LocalDate day) {
        sql.update("update " + kind.table() + " set withdrawn_on = :day, version = version + 1"
                        + " where code = :code and withdrawn_on is distinct from :day")
                .bind("code", code)
                .bind("day", day)
                .execute();
    }

    void place(ListKind kind, String code, int position) {
        sql.update("update " + kind.table() + " set position = :position where code = :code and position <> :position")
                .bind("code", code)
                .bind("position", position)
                .execute();
    }
}
