package vn.nennep.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import vn.nennep.shared.RefusedException;

/** The guide as pages, and which section of it tells of a page of the program. */
@Named
@RequestScoped
public class GuidePages {

    private static final Properties SECTIONS = read();

    @Inject
    private Links links;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    private String part;

    public void load() {
        messages.open(() -> {
            if (part == null) {
                part = language.isEnglish() ? "english" : Guide.PARTS.get(0);
            }
            if (Guide.find(part).isEmpty()) {
                throw RefusedException.notFound("access.not-found");
            }
        });
    }

    /** The address of the section about a page; in English that of the guide in short. */
    public String link(String viewId) {
        String section = language.isEnglish() ? "english" : SECTIONS.getProperty(viewId, Guide.PARTS.get(0));
        String[] place = section.split("#", 2);
        return links.to("frame.guide", "part", place[0]) + (place.length == 1 ? "" : "#" + place[1]);
    }

    /** The part that is shown; null when there is none of that name. */
    public Guide.Chapter getChapter() {
        return Guide.find(part).orElse(null);
    }

    public List<String> getParts() {
        return Guide.PARTS;
    }

    /** What a part is called. */
    public String titleOf(String name) {
        return Guide.find(name).orElseThrow().title();
    }

    public String getPart() {
        return part;
    }

    public void setPart(String part) {
        this.part = part;
    }

    /** Section by page, {@code part#section}; a page that is not named is told of by its part. */
    static Properties sections() {
        return SECTIONS;
    }

    private static Properties read() {
        Properties sections = new Properties();
        try (InputStream file = GuidePages.class.getResourceAsStream("guide-pages.properties")) {
            sections.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sections;
    }
}
