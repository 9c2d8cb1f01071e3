package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.nennep.codelist.CodeUses;
import vn.nennep.codelist.ListKind;
import vn.nennep.shared.Sql;

/** Lines of plans that name a code of a list. */
@ApplicationScoped
public class PlanCodeRepository implements CodeUses {

    @Inject
    private Sql sql;

    record Use(String code, long times) {}

    @Override
    public Map<String, Long> count(ListKind kind) {
        List<Use> uses = sql.query(
                        switch (kind) {
                            case TOPIC_GROUP ->
                                "select topic_group as code, count(*) as times from plan_line"
                                        + " where topic_group is not null group by topic_group";
                            case PRESENTATION_FORM ->
                                "select form as code, count(*) as times from plan_line_form group by form";
                        })
                .mapTo(Use.class)
                .list();
        return uses.stream().collect(Collectors.toMap(Use::code, Use::times));
    }
}
