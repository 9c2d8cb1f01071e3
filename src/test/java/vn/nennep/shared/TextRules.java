package vn.nennep.shared;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds of the texts of a house: every key begins with its room and stands in that room's bundle alone, in both
 * languages and with the same facts; every key that the sources name is there, and every key that is there is named.
 *
 * @param bundles folder of the bundles: {@code ROOM.properties} and {@code ROOM_en.properties}
 * @param sources folders of classes, pages and scripts
 * @param rooms the rooms
 * @param enums enumerations by simple name
 * @param tables the room of each table
 * @param floors rooms from the ground up; a text is named by its own room and by rooms above, others name what they want
 * @param pages the room of a page, by its path below the folder of pages
 * @param arrows keys that rooms below name all the same
 * @param families beginnings of keys that are put together, with all their endings, divided by blanks: a word, the simple
 *     name of an enumeration for all its values, or {@code *} where only the database knows them; an enumeration that is
 *     a family itself has just the labels that are listed
 */
record TextRules(
        Path bundles,
        List<Path> sources,
        Set<String> rooms,
        Map<String, Enumeration> enums,
        Map<String, String> tables,
        List<String> floors,
        Map<String, String> pages,
        Set<String> arrows,
        Map<String, String> families) {

    /** An enumeration and the room that it is in. */
    record Enumeration(String room, Set<String> values) {}

    private static final String CONSTRAINT = "constraint";
    private static final Pattern FACT = Pattern.compile("\\{\\d+}");
    private static final Pattern AFTER_BRACKET = Pattern.compile("\\(\\s+");
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);

    /** What is wrong, one sentence each; empty when nothing is. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<String, Map<String, String>> vietnamese = read("");
        Map<String, Map<String, String>> english = read("_en");
        Map<String, String> keys = new TreeMap<>();
        vietnamese.forEach((room, texts) -> texts.keySet().forEach(key -> {
            String other = keys.put(key, room);
            if (other != null) {
                faults.add(key + " is in the bundles of " + other + " and " + room);
            }
            String owner = roomOf(key);
            if (!room.equals(owner)) {
                faults.add(key + " is in the bundle of " + room + ", not in that of " + owner);
            }
            String translated = english.getOrDefault(room, Map.of()).get(key);
            if (translated != null && !facts(translated).equals(facts(texts.get(key)))) {
                faults.add(key + " has other facts in English");
            }
        }));
        for (String room : union(vietnamese.keySet(), english.keySet())) {
            Set<String> here = vietnamese.getOrDefault(room, Map.of()).keySet();
            Set<String> there = english.getOrDefault(room, Map.of()).keySet();
            without(here, there).forEach(key -> faults.add(key + " is not in English"));
            without(there, here).forEach(key -> faults.add(key + " is not in Vietnamese"));
        }
        faults.addAll(unsaid(keys.keySet()));
        return faults;
    }

    /** Keys that are named and not there, and keys that are there and not named. */
    private List<String> unsaid(Set<String> keys) {
        List<String> faults = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Map.Entry<String, String> family : families.entrySet()) {
            for (String ending : family.getValue().split(" ")) {
                for (String key : endings(family.getKey(), ending, keys)) {
                    used.add(key);
                    if (!keys.contains(key)) {
                        faults.add(key + " of the family " + family.getKey() + " is missing");
                    }
                }
            }
        }
        // A page and a place in it are named like a text: links.to('plan.year'), parts.at('record.end').
        Pattern literal = Pattern.compile("(?<!startsWith\\()(?<!\\b(?:to|go|at)\\()([\"'])((?:"
                + Stream.concat(rooms.stream(), enums.keySet().stream()).collect(Collectors.joining("|"))
                + ")\\.[A-Za-z0-9_.-]*)\\1");
        for (Path file : files()) {
            Matcher found = literal.matcher(AFTER_BRACKET
                    .matcher(JAVADOC.matcher(text(file)).replaceAll(""))
                    .replaceAll("("));
            while (found.find()) {
                String key = found.group(2);
                if (keys.contains(key)) {
                    used.add(key);
                    if (isAbove(roomOf(key), roomOfFile(file)) && !arrows.contains(key)) {
                        faults.add(file.getFileName() + " names " + key + " of a room above");
                    }
                } else if (isPrefix(key)) {
                    if (!families.containsKey(key) && !enums.containsKey(key.substring(0, key.length() - 1))) {
                        faults.add(file.getFileName() + " puts together " + key + "…, which is no declared family");
                    }
                } else if (!key.endsWith(".sql")) {
                    faults.add(file.getFileName() + " names " + key + ", which is missing");
                }
            }
        }
        for (String key : keys) {
            String first = first(key);
            Enumeration labels = enums.get(first);
            if (labels == null && !first.equals(CONSTRAINT) && !used.contains(key)) {
                faults.add(key + " is used nowhere");
            }
            if (labels != null && !labels.values().contains(key.substring(first.length() + 1)) && !used.contains(key)) {
                faults.add(key + " is no value of its enumeration");
            }
        }
        keys.stream()
                .map(TextRules::first)
                .filter(name -> enums.containsKey(name) && !families.containsKey(name + "."))
                .distinct()
                .forEach(name -> enums.get(name).values().stream()
                        .map(value -> name + "." + value)
                        .filter(key -> !keys.contains(key))
                        .forEach(key -> faults.add(key + " has no label")));
        return faults;
    }

    private List<String> endings(String prefix, String ending, Set<String> keys) {
        if (ending.equals("*")) {
            return keys.stream().filter(key -> key.startsWith(prefix)).toList();
        }
        Enumeration values = enums.get(ending);
        return values == null
                ? List.of(prefix + ending)
                : values.values().stream().map(value -> prefix + value).toList();
    }

    private static boolean isPrefix(String key) {
        return key.endsWith(".") || key.endsWith("-");
    }

    /** The room that a key belongs to; null when it names none. */
    private String roomOf(String key) {
        String first = first(key);
        if (enums.containsKey(first)) {
            return enums.get(first).room();
        }
        if (first.equals(CONSTRAINT)) {
            String constraint = key.substring(CONSTRAINT.length() + 1);
            return tables.keySet().stream()
                    .filter(table -> constraint.startsWith(table + "_"))
                    .max(java.util.Comparator.comparing(String::length))
                    .map(tables::get)
                    .orElse("shared");
        }
        return rooms.contains(first) ? first : null;
    }

    private boolean isAbove(String room, String other) {
        return other != null && room != null && floors.contains(other) && floors.indexOf(room) > floors.indexOf(other);
    }

    /** The room that a class or page is in; null where it is none's. */
    private String roomOfFile(Path file) {
        for (Path folder : sources) {
            if (file.startsWith(folder)) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                String first = path.replace("WEB-INF/", "").replaceAll("/.*", "");
                return pages.getOrDefault("/" + path, rooms.contains(first) ? first : null);
            }
        }
        return null;
    }

    private static String first(String key) {
        return key.substring(0, Math.max(key.indexOf('.'), 0));
    }

    private static Set<String> facts(String text) {
        return FACT.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> without(Set<String> all, Set<String> these) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(these);
        return left;
    }

    /** Texts by room; the file of the standard messages of Faces is no room's. */
    private Map<String, Map<String, String>> read(String language) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        for (String room : rooms) {
            Path file = bundles.resolve(room + language + ".properties");
            if (Files.exists(file)) {
                texts.put(room, keys(file));
            }
        }
        return texts;
    }

    /** Fails when one bundle has a key twice: the format itself keeps the last. */
    private static Map<String, String> keys(Path file) {
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> lines = Arrays.stream(text(file).split("\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.size() != texts.size()) {
            throw new IllegalStateException(file + " has a key twice, or a text over several lines");
        }
        Map<String, String> keys = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> keys.put(key, texts.getProperty(key)));
        return keys;
    }

    private List<Path> files() {
        List<Path> found = new ArrayList<>();
        for (Path folder : sources) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().matches(".*\\.(java|xhtml|js)"))
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
