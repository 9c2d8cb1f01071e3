package vn.nennep.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.nennep.access.AccountHolders;

/** Members as those whom accounts belong to. */
@ApplicationScoped
public class AccountHolderRepository implements AccountHolders {

    @PersistenceContext
    private EntityManager em;

    @Override
    public Optional<Long> findMember(String code, Collection<Long> units, LocalDate today) {
        List<?> ids = em.createNativeQuery(
                        """
                        select m.id from member m where m.code = ?1 and (cast(?4 as boolean)
                          or exists (select 1 from membership b
                                     join unit_branch(cast(?2 as bigint[]), ?3) o on o.unit_id = b.cell_id
                                     where b.member_id = m.id and coalesce(b.valid_to, 'infinity') >= ?3))
                        """)
                .setParameter(1, code)
                .setParameter(2, units == null ? "{}" : arrayText(units))
                .setParameter(3, today)
                .setParameter(4, units == null)
                .getResultList();
        return ids.stream().map(Long.class::cast).findFirst();
    }

    @Override
    public boolean belongs(long memberId, long cellId, LocalDate from, LocalDate to) {
        return !em.createNativeQuery(
                        """
                        select 1 from membership where member_id = ?1 and cell_id = ?2
                          and daterange(valid_from, valid_to, '[]') && daterange(?3, cast(?4 as date), '[]')
                        """)
                .setParameter(1, memberId)
                .setParameter(2, cellId)
                .setParameter(3, from)
                .setParameter(4, to == null ? null : to.toString())
                .getResultList()
                .isEmpty();
    }

    @Override
    public Holder getHolder(long id) {
        Object[] row = (Object[]) em.createNativeQuery("select code, full_name from member where id = ?1")
                .setParameter(1, id)
                .getSingleResult();
        return new Holder((String) row[0], (String) row[1]);
    }

    private static String arrayText(Collection<Long> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }
}
