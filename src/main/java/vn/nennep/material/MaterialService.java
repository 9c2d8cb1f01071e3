package vn.nennep.material;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Unscoped;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.RefusedException;

/** Attached files: added and removed by the rooms that attach them, opened by whoever may read what they belong to. */
@Stateless
public class MaterialService {

    /** How long a content may wait to be attached, or stays after it was removed. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private static final int SWEPT_AT_ONCE = 500;

    @Inject
    private MaterialRepository repository;

    @Inject
    private FileStore store;

    @Inject
    @Any
    private Instance<MaterialUse> uses;

    @Inject
    private AccessService access;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * Adds a file, in the transaction of the room that attaches it; who may is for that room to ask.
     *
     * @param unitId null for what binds everybody
     */
    public Material add(StoredFile file, Long unitId) {
        return add(file, unitId, access.login());
    }

    /** The same for the demonstration, which is loaded while nobody is signed in. */
    public Material addSample(StoredFile file, long unitId) {
        return add(file, unitId, "-");
    }

    private Material add(StoredFile file, Long unitId, String by) {
        Material material = new Material(file, unitId, by, clock);
        repository.add(material);
        return material;
    }

    /** The file, for a room that has checked the right itself. */
    public Material get(UUID ref) {
        return repository.find(ref).orElseThrow(() -> RefusedException.notFound("material.not-found"));
    }

    /** The same, by the identifier that the room's own table holds. */
    public Material getById(long id) {
        return repository.get(id);
    }

    /** Removes a file that is attached to nothing any more; its content goes with the next sweep unless others have it. */
    public void remove(Material material) {
        repository.remove(repository.find(material.getRef()).orElseThrow());
    }

    /** Opens a file to be read; not found for whoever may not read what it is attached to. Written to the log. */
    public MaterialFile open(UUID ref) {
        Material material = readable(ref);
        audit.note(
                AuditAction.READ,
                "material",
                material.getRef().toString(),
                material.getUnitId(),
                Map.of("file", material.getFileName()));
        return file(material, material.getType().mediaType(), store.path(material.getSha256()));
    }

    /** Opens the picture of its first page. */
    public MaterialFile openPicture(UUID ref) {
        Material material = readable(ref);
        if (!material.isPictured()) {
            throw RefusedException.notFound("material.not-found");
        }
        return file(material, MaterialType.PNG.mediaType(), store.picturePath(material.getSha256()));
    }

    private Material readable(UUID ref) {
        return repository
                .find(ref)
                .filter(material -> uses.stream().anyMatch(use -> use.mayRead(material.getId())))
                .orElseThrow(() -> RefusedException.notFound("material.not-found"));
    }

    private static MaterialFile file(Material material, String mediaType, Path path) {
        if (!Files.isRegularFile(path)) {
            throw RefusedException.notFound("material.not-found");
        }
        return new MaterialFile(material.getFileName(), mediaType, path);
    }

    /** Deletes the contents that no attached file has, a day after they came. */
    @Unscoped
    public void sweep() {
        try {
            List<String> old = store.listBefore(clock.instant().minus(PATIENCE));
            for (int from = 0; from < old.size(); from += SWEPT_AT_ONCE) {
                List<String> some = old.subList(from, Math.min(old.size(), from + SWEPT_AT_ONCE));
                Set<String> known = repository.listKnown(some);
                for (String hash : some) {
                    if (!known.contains(hash)) {
                        store.delete(hash);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
