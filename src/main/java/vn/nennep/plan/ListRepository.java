package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The lists that a province extends, in the database. */
@ApplicationScoped
public class ListRepository {

    @PersistenceContext
    private EntityManager em;

    List<ListedCode> listTopicGroups() {
        return codes("topic_group");
    }

    List<ListedCode> listForms() {
        return codes("presentation_form");
    }

    private List<ListedCode> codes(String table) {
        List<?> rows = em.createNativeQuery("select code, name_vi, name_en from " + table + " order by position, code")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ListedCode((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }
}
