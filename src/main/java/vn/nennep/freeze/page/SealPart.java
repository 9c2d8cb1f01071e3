package vn.nennep.freeze.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.nennep.freeze.FreezeService;
import vn.nennep.freeze.Seal;
import vn.nennep.shared.QrPicture;
import vn.nennep.tree.TreeView;

/** What the report's page says of the freeze of its figures: the hash, when, and the way to the check page as a QR code. */
@Named
@RequestScoped
public class SealPart {

    @Inject
    private FreezeService freezes;

    private final Map<String, Optional<Seal>> asked = new HashMap<>();

    /**
     * The seal of a unit's report, asked once a page.
     *
     * @param tree {@code now}, or null for the view of the time
     * @return null when the year is not frozen
     */
    public Seal of(long unitId, int year, String tree) {
        TreeView view = tree == null || tree.isEmpty() ? TreeView.THEN : TreeView.fromString(tree);
        return asked.computeIfAbsent(
                        unitId + "." + year + "." + view, key -> freezes.sealOf(unitId, String.valueOf(year), view))
                .orElse(null);
    }

    /** Where the paper is checked. */
    public String address(Seal seal) {
        return seal.checkAddress(base());
    }

    /** The same as a QR code. */
    public QrPicture picture(Seal seal) {
        return QrPicture.of(address(seal));
    }

    private static String base() {
        HttpServletRequest request = (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
        String whole = request.getRequestURL().toString();
        return whole.substring(0, whole.length() - request.getRequestURI().length()) + request.getContextPath();
    }
}
