package vn.nennep;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The SQL in the sources of rooms, and what of the database it names.
 *
 * <p>A statement is any text of the source with a verb of SQL in it. Texts joined by {@code +} are one; what is put in at
 * run time is unknown here, so the name of a table must not come from elsewhere.
 */
final class RoomStatements {

    private static final Pattern SQL =
            Pattern.compile("(?is)\\b(select|insert|update|delete|merge|truncate|with|from|join)\\b.*");

    /** What follows a word after which only a table can stand, with the tables after commas. */
    private static final Pattern TABLES = Pattern.compile(
            "(?is)\\b(?:from|join|into|update|using|truncate|table|exists|only)\\s+(?:only\\s+)?"
                    + "([a-z_]+(?:\\s+(?:as\\s+)?[a-z_0-9]+)?(?:\\s*,\\s*(?:lateral\\s+)?[a-z_]+(?:\\s+(?:as\\s+)?[a-z_0-9]+)?)*)");

    private static final Pattern CALL = Pattern.compile("\\b([a-z_]+)\\(");

    /**
     * A text of a source that is SQL.
     *
     * @param where the file and the line
     */
    record Statement(String room, String where, String sql) {

        /** The tables, views and functions among the known ones that it names, in the order of their names. */
        Set<String> names(Set<String> known) {
            Set<String> named = new TreeSet<>();
            Matcher tables = TABLES.matcher(sql);
            while (tables.find()) {
                for (String one : tables.group(1).split(",")) {
                    String name = one.strip()
                            .replaceFirst("(?i)^lateral\\s+", "")
                            .split("\\s+")[0]
                            .toLowerCase(Locale.ROOT);
                    if (known.contains(name)) {
                        named.add(name);
                    }
                }
            }
            Matcher calls = CALL.matcher(sql);
            while (calls.find()) {
                if (known.contains(calls.group(1))) {
                    named.add(calls.group(1));
                }
            }
            return named;
        }
    }

    private RoomStatements() {}

    /** All statements in the sources below a folder, whose folders are the rooms. */
    static List<Statement> below(Path rooms) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(rooms)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Statement> statements = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, problem -> {}, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                String room = rooms.toAbsolutePath().relativize(file).getName(0).toString();
                unit.accept(new Texts(room, unit, positions, statements), null);
            }
        }
        return statements;
    }

    /** The rules below a folder, whose folders are the rooms; each is a statement that is called like what it defines. */
    static List<Statement> rules(Path rooms) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(rooms)) {
            files = found.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
        List<Statement> rules = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString().replaceAll("^R__|\\.sql$", "");
            String sql = Files.readString(file).replaceAll("(?m)--.*$", "");
            rules.add(new Statement(rooms.relativize(file).getName(0).toString(), name, sql));
        }
        return rules;
    }

    /** Collects the texts of a source. */
    private static final class Texts extends TreeScanner<Void, Void> {

        private final String room;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Statement> found;

        Texts(String room, CompilationUnitTree unit, SourcePositions positions, List<Statement> found) {
            this.room = room;
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitBinary(BinaryTree node, Void nothing) {
            StringBuilder text = new StringBuilder();
            if (node.getKind() == Tree.Kind.PLUS && join(node, text)) {
                add(node, text.toString());
                return null;
            }
            return super.visitBinary(node, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree node, Void nothing) {
            if (node.getValue() instanceof String text) {
                add(node, text);
            }
            return null;
        }

        /** Whether a text is among what is joined; other parts are looked at by themselves. */
        private boolean join(Tree node, StringBuilder text) {
            if (node instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                boolean left = join(sum.getLeftOperand(), text);
                return join(sum.getRightOperand(), text) || left;
            }
            if (node instanceof ParenthesizedTree inner) {
                return join(inner.getExpression(), text);
            }
            if (node instanceof LiteralTree literal) {
                text.append(literal.getValue());
                return literal.getValue() instanceof String;
            }
            text.append(" ? ");
            node.accept(this, null);
            return false;
        }

        private void add(Tree node, String text) {
            if (SQL.matcher(text).find()) {
                long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node));
                String file =
                        Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                found.add(new Statement(room, file + ":" + line, text));
            }
        }
    }
}
