package vn.nennep;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
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
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Where sources read a row of the database by the position of a column, or ask for rows without names: {@code
 * row.getLong(1)}, {@code row[3]}, a native query of JPA.
 */
final class RowReads {

    private static final Set<String> READERS = Set.of(
            "getArray",
            "getBigDecimal",
            "getBoolean",
            "getDate",
            "getInt",
            "getLong",
            "getObject",
            "getString",
            "getTime",
            "getTimestamp");

    private static final Set<String> ROWS = Set.of("row", "rows", "columns");

    private RowReads() {}

    /** Each as file, line and what is written there. */
    static List<String> below(Path rooms) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(rooms)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> reads = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, problem -> {}, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Reads(unit, positions, reads), null);
            }
        }
        return reads;
    }

    private static final class Reads extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        Reads(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree method) {
                String name = method.getIdentifier().toString();
                boolean byPosition = READERS.contains(name)
                        && call.getArguments().size() == 1
                        && isNumber(call.getArguments().get(0));
                if (byPosition || name.equals("createNativeQuery")) {
                    add(call);
                }
            }
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitArrayAccess(ArrayAccessTree access, Void nothing) {
            if (isNumber(access.getIndex())
                    && ROWS.contains(access.getExpression().toString())) {
                add(access);
            }
            return super.visitArrayAccess(access, nothing);
        }

        private static boolean isNumber(Tree tree) {
            return tree instanceof LiteralTree literal && literal.getValue() instanceof Integer;
        }

        private void add(Tree tree) {
            long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
            Path file = Path.of(unit.getSourceFile().toUri()).getFileName();
            found.add(file + ":" + line + " "
                    + tree.toString().lines().findFirst().orElse(""));
        }
    }
}
