package vn.nennep.frame;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import jakarta.faces.render.Renderer;
import jakarta.faces.render.RendererWrapper;
import java.io.IOException;
import java.util.Iterator;
import org.primefaces.context.PrimeFacesContext;

/**
 * Forms that can be sent before their scripts are there. PrimeFaces asks each post for the mark of the page's scripts, and
 * lets its own script write it into the forms. In a weak network people press a button before that, and were told that
 * something had gone wrong; what they had typed was lost. So the server writes the mark into each form.
 */
public class ScriptlessForms extends RenderKitFactory {

    private static final String MARK = "primefaces.nonce";

    public ScriptlessForms(RenderKitFactory wrapped) {
        super(wrapped);
    }

    @Override
    public void addRenderKit(String id, RenderKit kit) {
        getWrapped().addRenderKit(id, kit);
    }

    @Override
    public RenderKit getRenderKit(FacesContext context, String id) {
        RenderKit kit = getWrapped().getRenderKit(context, id);
        return kit == null ? null : new Kit(kit);
    }

    @Override
    public Iterator<String> getRenderKitIds() {
        return getWrapped().getRenderKitIds();
    }

    private static final class Kit extends RenderKitWrapper {

        Kit(RenderKit wrapped) {
            super(wrapped);
        }

        @Override
        public Renderer<?> getRenderer(String family, String type) {
            Renderer<?> renderer = getWrapped().getRenderer(family, type);
            return renderer != null && UIForm.COMPONENT_FAMILY.equals(family) ? new Form(renderer) : renderer;
        }
    }

    private static final class Form extends RendererWrapper {

        @SuppressWarnings("unchecked")
        Form(Renderer<?> wrapped) {
            super((Renderer<UIComponent>) wrapped);
        }

        @Override
        public void encodeEnd(FacesContext context, UIComponent form) throws IOException {
            ResponseWriter writer = context.getResponseWriter();
            writer.startElement("input", form);
            writer.writeAttribute("type", "hidden", null);
            writer.writeAttribute("name", MARK, null);
            writer.writeAttribute(
                    "value", PrimeFacesContext.getCspState(context).getNonce(), null);
            writer.endElement("input");
            super.encodeEnd(context, form);
        }
    }
}
