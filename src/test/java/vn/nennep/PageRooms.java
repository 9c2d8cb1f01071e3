package vn.nennep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What pages name of rooms: parts that they include, tags that they use, and beans in their expressions. Templates, tags and
 * whatever else belongs to no room on the stair may name everything; a tag counts as what it names itself.
 *
 * @param webapp folder of the pages
 * @param rooms address of a page → its room; a part belongs to the room of its folder in {@code WEB-INF}
 * @param beans name of a bean in the pages → its room
 * @param places place in a page → part of a room above that stands there
 */
record PageRooms(Path webapp, Map<String, String> rooms, Map<String, String> beans, Map<String, String> places) {

    private static final Pattern EXPRESSION = Pattern.compile("#\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.'])[a-z]\\w*");
    private static final Pattern TAG = Pattern.compile("<n:(\\w+)");
    private static final Pattern INCLUDED = Pattern.compile("<ui:include\\s+src=\"([^\"]*)\"");
    private static final Pattern PLACE = Pattern.compile("#\\{parts\\.at\\('(\\w+)\\.([\\w-]+)'\\)}");

    /** What pages name of rooms above their own, and parts that are none; sorted. */
    Set<String> arrowsUp(List<String> floors) throws IOException {
        Set<String> arrows = new TreeSet<>();
        for (Path page : pages()) {
            String address = "/" + webapp.relativize(page).toString().replace('\\', '/');
            int floor = floors.indexOf(roomOf(address));
            String text = Files.readString(page);
            for (String bean : named(text)) {
                if (floor >= 0 && floors.indexOf(beans.get(bean)) > floor) {
                    arrows.add(address + " names " + bean);
                }
            }
            INCLUDED.matcher(text).results().map(one -> one.group(1)).forEach(source -> {
                Matcher place = PLACE.matcher(source);
                boolean own = place.matches()
                        && place.group(1).equals(roomOf(address))
                        && places.containsKey(place.group(1) + "." + place.group(2));
                if (!own && (source.contains("#{") || floor >= 0 && floors.indexOf(roomOf(source)) > floor)) {
                    arrows.add(address + " includes " + source);
                }
            });
        }
        places.forEach((place, part) -> {
            if (!Files.exists(webapp.resolve(part.substring(1)))) {
                arrows.add(place + " has no part");
            }
        });
        return arrows;
    }

    /** The beans that a text names, by itself or by its tags. */
    private Set<String> named(String text) throws IOException {
        Set<String> named = EXPRESSION
                .matcher(text)
                .results()
                .flatMap(one -> NAME.matcher(one.group(1)).results())
                .map(one -> one.group())
                .filter(beans::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String tag : TAG.matcher(text).results().map(one -> one.group(1)).collect(Collectors.toSet())) {
            Path source = webapp.resolve("WEB-INF/tags/" + tag + ".xhtml");
            // A tag without a page is a class, which the walls of the classes keep.
            if (Files.exists(source)) {
                named.addAll(named(Files.readString(source)));
            }
        }
        return named;
    }

    private String roomOf(String address) {
        String[] folders = address.split("/");
        return rooms.getOrDefault(address, address.startsWith("/WEB-INF/") ? folders[2] : "");
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(webapp)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).toList();
        }
    }
}
