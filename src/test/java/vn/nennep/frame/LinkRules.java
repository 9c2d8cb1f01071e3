package vn.nennep.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds of links between pages: each page has a room and a name, links use these, and give only parameters that the page
 * reads; nobody writes the address of a page, but for a room that of its own.
 *
 * @param pages name → address
 * @param webapp folder of the pages
 * @param classes folder of the rooms
 */
record LinkRules(Map<String, String> pages, Path webapp, Path classes) {

    private static final Pattern PARAMETER = Pattern.compile("<f:viewParam[^>]*\\bname=\"(\\w+)\"");
    private static final Pattern INCLUDED = Pattern.compile("(?:template|src)=\"[^\"]*\"");
    private static final Pattern FILE = Pattern.compile("[\\w/-]+\\.xhtml");
    private static final Pattern IN_PAGES = Pattern.compile("links\\.to\\('([^']*)'");
    private static final Pattern IN_CLASSES = Pattern.compile("\\b(?:to|go)\\(\\s*\"(\\w+\\.[^\"]*)\"\\s*[,)]");

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<String, String> names = new TreeMap<>();
        pages.forEach((name, address) -> {
            if (names.put(address, name) != null) {
                faults.add(address + " has two names");
            }
            if (address.endsWith(".xhtml") && !Files.exists(webapp.resolve(address.substring(1)))) {
                faults.add(name + " is no page");
            }
        });
        for (Path page : files(webapp, ".xhtml")) {
            String address = "/" + webapp.relativize(page).toString().replace('\\', '/');
            String text = text(page);
            if (!address.startsWith("/WEB-INF/") && !names.containsKey(address)) {
                faults.add(address + " has no name");
            }
            FILE.matcher(INCLUDED.matcher(text).replaceAll(""))
                    .results()
                    .forEach(raw -> faults.add(address + " writes the address " + raw.group()));
            faults.addAll(wrong(address, text, IN_PAGES, '\''));
        }
        for (Path type : files(classes, ".java")) {
            String room = classes.relativize(type).getName(0).toString();
            String text = text(type);
            names.forEach((address, name) -> {
                if (text.contains("\"" + address) && !name.startsWith(room + ".")) {
                    faults.add(type.getFileName() + " writes the address " + address);
                }
            });
            faults.addAll(wrong(type.getFileName().toString(), text, IN_CLASSES, '"'));
        }
        return faults;
    }

    /** Links to pages that there are not, or with parameters that the page does not read. */
    private List<String> wrong(String where, String text, Pattern link, char quote) {
        List<String> faults = new ArrayList<>();
        Matcher found = link.matcher(text);
        while (found.find()) {
            String address = pages.get(found.group(1));
            if (address == null) {
                faults.add(where + " names the page " + found.group(1));
            } else if (address.endsWith(".xhtml")) {
                Set<String> read = PARAMETER
                        .matcher(text(webapp.resolve(address.substring(1))))
                        .results()
                        .map(parameter -> parameter.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
                List<String> arguments = arguments(text, text.indexOf('(', found.start()) + 1);
                for (int i = 1; i < arguments.size(); i += 2) {
                    String name = arguments.get(i);
                    if (name.charAt(0) == quote && !read.contains(name.substring(1, name.length() - 1))) {
                        faults.add(where + " gives " + found.group(1) + " the parameter " + name);
                    }
                }
            }
        }
        return faults;
    }

    /** The arguments of a call, from behind its bracket. */
    private static List<String> arguments(String text, int from) {
        List<String> arguments = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        int depth = 1;
        for (int i = from; depth > 0; i++) {
            char sign = text.charAt(i);
            depth += "([{".indexOf(sign) >= 0 ? 1 : ")]}".indexOf(sign) >= 0 ? -1 : 0;
            if (depth == 0 || depth == 1 && sign == ',') {
                arguments.add(one.toString().strip());
                one.setLength(0);
            } else {
                one.append(sign);
            }
        }
        return arguments;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
