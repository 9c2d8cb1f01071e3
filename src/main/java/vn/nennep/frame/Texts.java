package vn.nennep.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import vn.nennep.shared.Messages;

/**
 * The texts of all rooms for a page, in the person's language: {@code #{t['frame.save']}}. Facts are filled in by
 * {@code #{words.text('rollcall.own.of-year', page.year)}}.
 */
@Named("t")
@RequestScoped
public class Texts extends AbstractMap<String, String> {

    @Inject
    private Language language;

    /** The text of a key as it stands in the bundle; the key itself when there is none. */
    @Override
    public String get(Object key) {
        return Messages.all(language.getLocale()).getOrDefault(key, String.valueOf(key));
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return Messages.all(language.getLocale()).entrySet();
    }
}
