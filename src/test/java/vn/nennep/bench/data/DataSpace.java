package vn.nennep.bench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How much disk a made-up province takes, and whether it is there. */
final class DataSpace {

    /** Tables and indexes of one cell and year, as measured with 3,000 cells and three years. */
    private static final long BYTES_A_CELL_YEAR = 60_000;

    /** An empty database, the programs of PostgreSQL, and its log of writes at the largest. */
    private static final long BYTES_BESIDE = 1_500_000_000L;

    private static final double GIGABYTE = 1e9;

    private DataSpace() {}

    static long needed(ProvincePlan plan) {
        return BYTES_BESIDE + (long) plan.cells() * plan.years() * BYTES_A_CELL_YEAR;
    }

    static String told(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }

    /** @throws IllegalArgumentException when the disk of a folder, which need not be there yet, has too little room */
    static void require(ProvincePlan plan, Path folder) throws IOException {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < needed(plan)) {
            throw new IllegalArgumentException("%,d cells and %d years take about %s of disk; there are %s free for %s"
                    .formatted(plan.cells(), plan.years(), told(needed(plan)), told(free), folder));
        }
    }
}
