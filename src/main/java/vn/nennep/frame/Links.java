package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Addresses of pages: {@code #{links.to('rollcall.year', 'cell', cell.code())}}. A page or class names another page by its
 * room; where that is stands in {@code pages.properties} alone. A unit's code may hold any sign and is written so that it
 * survives.
 */
@Named
@ApplicationScoped
public class Links {

    private static final Properties PAGES = read();

    @Inject
    private ServletContext context;

    /**
     * The address of a page.
     *
     * @param page room and name, as in {@code pages.properties}: {@code rollcall.year}
     * @param parameters names and values in turn; one whose value is null or empty is left out
     * @throws IllegalArgumentException when there is no such page
     */
    public String to(String page, Object... parameters) {
        String path = PAGES.getProperty(page);
        if (path == null) {
            throw new IllegalArgumentException("no page " + page);
        }
        StringBuilder address = new StringBuilder(context.getContextPath()).append(path);
        char sign = '?';
        for (int i = 0; i < parameters.length; i += 2) {
            // The pages' expression language makes an empty text of a null one.
            if (parameters[i + 1] != null && !parameters[i + 1].toString().isEmpty()) {
                address.append(sign)
                        .append(parameters[i])
                        .append('=')
                        .append(URLEncoder.encode(parameters[i + 1].toString(), StandardCharsets.UTF_8));
                sign = '&';
            }
        }
        return address.toString();
    }

    /** Sends the browser to a page; parameters as in {@link #to}. */
    public void go(String page, Object... parameters) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(to(page, parameters));
    }

    private static Properties read() {
        Properties pages = new Properties();
        try (InputStream list = Links.class.getResourceAsStream("pages.properties")) {
            pages.load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }
}
