package vn.nennep.quality;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A criteria set while it is written on a page: blocks within blocks, each with its fields. It may be half wrong; what it says
 * as a file is checked by the reader of files, and each fault comes back to the block that it is about.
 */
public final class CriteriaDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Written as {@code yes-no: by-hand}. */
    private static final String BY_HAND = "by-hand";

    private static final String YES_NO = "yes-no";

    private final Block root;

    private CriteriaDraft(Block root) {
        this.root = root;
    }

    /**
     * A field of a block.
     *
     * <p>Its value is what a person typed; empty for nothing.
     */
    public static final class Field implements Serializable {

        private static final long serialVersionUID = 1L;

        private final CriteriaShape.Name name;
        private String value = "";

        Field(CriteriaShape.Name name) {
            this.name = name;
        }

        public CriteriaShape.Name getName() {
            return name;
        }

        public String getValue() {
            return value;
        }

        public void setValue(String value) {
            this.value = value == null ? "" : value.strip();
        }
    }

    /** What stands together: a criterion, a band, the settings. */
    public static final class Block implements Serializable {

        private static final long serialVersionUID = 1L;

        /** Where it stands in the one above; null for the whole set. */
        private final CriteriaShape.Name name;

        private final CriteriaShape shape;
        private final List<Field> fields;
        private final List<Block> blocks = new ArrayList<>();
        private final List<CriteriaFault> faults = new ArrayList<>();

        Block(CriteriaShape.Name name, CriteriaShape shape) {
            this.name = name;
            this.shape = shape;
            this.fields = shape.names().stream()
                    .filter(CriteriaShape.Name::isField)
                    .map(Field::new)
                    .toList();
        }

        /** Where it stands in the one above; null for the whole set. */
        public CriteriaShape.Name getName() {
            return name;
        }

        public List<Field> getFields() {
            return fields;
        }

        /** What the last check found wrong about it. */
        public List<CriteriaFault> getFaults() {
            return faults;
        }

        /** What can be added below it. */
        public List<CriteriaShape.Name> getAddable() {
            return shape.names().stream()
                    .filter(one -> !one.isField())
                    .filter(one ->
                            one.kind() != CriteriaShape.Kind.MAP || below(one).isEmpty())
                    .toList();
        }

        private List<Block> below(CriteriaShape.Name of) {
            return blocks.stream().filter(block -> block.name.equals(of)).toList();
        }

        private Field field(String of) {
            return fields.stream()
                    .filter(field -> field.name.name().equals(of))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * A block in the order in which the page shows them.
     *
     * @param depth of the set itself is 0
     * @param above null for the set itself
     */
    public record Row(Block block, int depth, Block above) implements Serializable {}

    /** All blocks from the top. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(rows, root, 0, null);
        return rows;
    }

    private static void add(List<Row> rows, Block block, int depth, Block above) {
        rows.add(new Row(block, depth, above));
        block.blocks.forEach(one -> add(rows, one, depth + 1, block));
    }

    /** Adds an empty block below another, after those of its name. */
    public void add(Block above, String name) {
        above.getAddable().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .ifPresent(one -> {
                    List<Block> same = above.below(one);
                    int place =
                            same.isEmpty() ? above.blocks.size() : above.blocks.indexOf(same.get(same.size() - 1)) + 1;
                    above.blocks.add(place, new Block(one, one.of()));
                });
    }

    /** Takes a block away, with all below it. */
    public void remove(Row row) {
        if (row.above() != null) {
            row.above().blocks.remove(row.block());
        }
    }

    /**
     * Moves a block past the next one of its name.
     *
     * @param down towards the end
     */
    public void move(Row row, boolean down) {
        if (row.above() == null) {
            return;
        }
        List<Block> all = row.above().blocks;
        List<Block> same = row.above().below(row.block().name);
        int to = same.indexOf(row.block()) + (down ? 1 : -1);
        if (to >= 0 && to < same.size()) {
            int here = all.indexOf(row.block());
            int there = all.indexOf(same.get(to));
            all.set(here, same.get(to));
            all.set(there, row.block());
        }
    }

    /** What a published set says, to be changed and published under another code. */
    public static CriteriaDraft of(CriteriaSet set) {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(0).build();
        Block root = new Block(null, CriteriaShape.SET);
        fill(root, (Map<?, ?>) new Load(settings).loadFromString(set.getSource()));
        return new CriteriaDraft(root);
    }

    private static void fill(Block block, Map<?, ?> values) {
        for (CriteriaShape.Name name : block.shape.names()) {
            Object value = values.get(name.name().equals(BY_HAND) ? YES_NO : name.name());
            if (value == null || name.name().equals(BY_HAND) && value instanceof Map) {
                continue;
            }
            switch (name.kind()) {
                case TEXT, CHOICE -> block.field(name.name()).setValue(String.valueOf(value));
                case TEXTS ->
                    block.field(name.name())
                            .setValue(((List<?>) value)
                                    .stream().map(String::valueOf).collect(Collectors.joining(", ")));
                case MAP -> {
                    if (value instanceof Map<?, ?> map) {
                        fill(added(block, name), map);
                    }
                }
                case LIST -> ((List<?>) value).forEach(one -> fill(added(block, name), (Map<?, ?>) one));
                case NAMED ->
                    ((Map<?, ?>) value).forEach((key, one) -> {
                        Block named = added(block, name);
                        named.fields.get(0).setValue(String.valueOf(key));
                        fill(named, (Map<?, ?>) one);
                    });
                default -> throw new IllegalStateException(name.kind().name());
            }
        }
    }

    private static Block added(Block above, CriteriaShape.Name name) {
        Block block = new Block(name, name.of());
        above.blocks.add(block);
        return block;
    }

    /** As a file, line by line with the block that each line is of. */
    private static final class Lines {

        private final List<String> texts = new ArrayList<>();
        private final List<Block> of = new ArrayList<>();

        void add(int depth, String text, Block block) {
            texts.add("  ".repeat(depth) + text);
            of.add(block);
        }
    }

    /** The set as a criteria file. */
    public byte[] file() {
        return (String.join("\n", lines().texts) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Lines lines() {
        Lines lines = new Lines();
        write(lines, root, 0, root.fields);
        return lines;
    }

    private static void write(Lines lines, Block block, int depth, List<Field> fields) {
        int before = lines.texts.size();
        for (Field field : fields) {
            if (!field.value.isEmpty()) {
                lines.add(depth, written(field), block);
            }
        }
        for (CriteriaShape.Name name : block.shape.names()) {
            List<Block> below = block.below(name);
            if (!name.isField() && !below.isEmpty()) {
                lines.add(depth, name.name() + ":", block);
                below.forEach(one -> writeBelow(lines, one, depth + 1));
            }
        }
        if (lines.texts.size() == before) {
            // A block without anything in it is still a block.
            lines.add(depth, "{}", block);
        }
    }

    private static void writeBelow(Lines lines, Block block, int depth) {
        switch (block.name.kind()) {
            case LIST -> {
                lines.add(depth, "-", block);
                write(lines, block, depth + 1, block.fields);
            }
            case NAMED -> {
                lines.add(depth, quoted(block.fields.get(0).value) + ":", block);
                write(lines, block, depth + 1, block.fields.subList(1, block.fields.size()));
            }
            default -> write(lines, block, depth, block.fields);
        }
    }

    private static String written(Field field) {
        String name = field.name.name().equals(BY_HAND) ? YES_NO : field.name.name();
        if (field.name.kind() != CriteriaShape.Kind.TEXTS) {
            return name + ": " + quoted(field.value);
        }
        return name + ": "
                + List.of(field.value.split("[,;]")).stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(CriteriaDraft::quoted)
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\r\\n\\t]+", " ") + '"';
    }

    /**
     * Shows each fault at the block that it is about.
     *
     * @return those about nothing in particular
     */
    public List<CriteriaFault> show(List<CriteriaFault> faults) {
        rows().forEach(row -> row.block().faults.clear());
        List<Block> of = lines().of;
        List<CriteriaFault> others = new ArrayList<>();
        for (CriteriaFault fault : faults) {
            if (fault.line() >= 1 && fault.line() <= of.size()) {
                of.get(fault.line() - 1).faults.add(fault);
            } else {
                others.add(fault);
            }
        }
        return others;
    }
}
