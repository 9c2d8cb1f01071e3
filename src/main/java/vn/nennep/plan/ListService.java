package vn.nennep.plan;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** The lists that a province extends: groups of topics, forms of presentation. */
@Stateless
public class ListService {

    @Inject
    private ListRepository repository;

    public List<ListedCode> listTopicGroups() {
        return repository.listTopicGroups();
    }

    public List<ListedCode> listForms() {
        return repository.listForms();
    }
}
