package vn.nennep.meeting.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.nennep.meeting.MeetingMaterialRow;
import vn.nennep.meeting.MeetingPreparationService;

/** The files of a meeting for any page that shows the meeting ({@code WEB-INF/meeting/materials.xhtml}). */
@Named
@RequestScoped
public class MeetingMaterials {

    @Inject
    private MeetingPreparationService preparations;

    private final Map<UUID, List<MeetingMaterialRow>> known = new HashMap<>();

    /** Those that the person may see; asked for once a request. */
    public List<MeetingMaterialRow> of(UUID meeting) {
        return meeting == null ? List.of() : known.computeIfAbsent(meeting, preparations::listMaterials);
    }
}
