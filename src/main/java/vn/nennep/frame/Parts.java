package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Parts of pages that a room puts into the page of a room below it: {@code <ui:include src="#{parts.at('people.member-end')}">}.
 * A page includes parts of its own room and of rooms below by their files. Of rooms above it knows nothing: it names a place,
 * and {@code parts.properties} alone says which part of which room stands there.
 */
@Named
@ApplicationScoped
public class Parts {

    private static final Properties PARTS = read();

    /**
     * The file of the part that stands at a place.
     *
     * @param place room of the page and name of the place, as in {@code parts.properties}: {@code people.member-end}
     * @throws IllegalArgumentException when there is no such place
     */
    public String at(String place) {
        String part = PARTS.getProperty(place);
        if (part == null) {
            throw new IllegalArgumentException("no place " + place);
        }
        return part;
    }

    private static Properties read() {
        Properties parts = new Properties();
        try (InputStream list = Parts.class.getResourceAsStream("parts.properties")) {
            parts.load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}
