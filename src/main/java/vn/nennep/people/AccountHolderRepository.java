package vn.nennep.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import vn.nennep.access.AccountHolders;
import vn.nennep.access.Scope;
import vn.nennep.shared.Sql;

/** Members as those whom accounts belong to. */
@ApplicationScoped
public class AccountHolderRepository implements AccountHolders {

    @Inject
    private Sql sql;

    @Override
    public Optional<Long> findMember(String code, Scope scope, LocalDate today) {
        return sql.query(
                        """
                        select m.id from member m where m.code = :code and (:everywhere
                          or exists (select 1 from membership b
                                     join unit_branch(:units, :today) o on o.unit_id = b.cell_id
                                     where b.member_id = m.id and coalesce(b.valid_to, 'infinity') >= :today))
                        """)
                .bind("code", code)
                .bind("everywhere", scope.isEverywhere())
                .bindArray("units", Long.class, scope.units())
                .bind("today", today)
                .mapTo(Long.class)
                .findFirst();
    }

    @Override
    public boolean belongs(long memberId, long cellId, LocalDate from, LocalDate to) {
        return sql.query(
                        """
                        select exists (select 1 from membership where member_id = :member and cell_id = :cell
                          and daterange(valid_from, valid_to, '[]') && daterange(:from, :to, '[]'))
                        """)
                .bind("member", memberId)
                .bind("cell", cellId)
                .bind("from", from)
                .bind("to", to)
                .mapTo(boolean.class)
                .one();
    }

    @Override
    public Holder getHolder(long id) {
        return sql.query("select code, full_name as name from member where id = :member")
                .bind("member", id)
                .mapTo(Holder.class)
                .one();
    }
}
