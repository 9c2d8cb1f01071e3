package vn.nennep.bench.data;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What a made-up province is made of. Units are numbered from 1: the province, its superiors (one for every 50 cells), the
 * committees (one for every 5), the cells.
 *
 * @param seed the same seed, cells and years give the same rows
 * @param cells 20 to 1,000,000
 * @param years 1 to 10, the last of which is {@code until}
 */
public record ProvincePlan(long seed, int cells, int years, int until) {

    /** A cell has no more members of its own than this. */
    static final int MOST_MEMBERS = 32;

    /** A cell holds no more meetings a year than this. */
    static final int MOST_MEETINGS = 20;

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    /** @throws IllegalArgumentException for numbers outside the ranges above */
    public ProvincePlan {
        if (cells < 20 || cells > 1_000_000) {
            throw new IllegalArgumentException("--cells is 20 to 1000000");
        }
        if (years < 1 || years > 10 || until < FIRST_YEAR || until > LAST_YEAR) {
            throw new IllegalArgumentException("--years is 1 to 10, --until " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    int firstYear() {
        return until - years + 1;
    }

    int superiors() {
        return Math.max(2, cells / 50);
    }

    int committees() {
        return Math.max(4, cells / 5);
    }

    int firstCommittee() {
        return 2 + superiors();
    }

    int firstCell() {
        return firstCommittee() + committees();
    }

    /** @param index of a cell, from 0; one beyond either end is that of the other end */
    long cell(int index) {
        return firstCell() + Math.floorMod(index, cells);
    }

    /** The first day of the organisation after units moved: 1 July of the last year. */
    LocalDate reorganisedOn() {
        return LocalDate.of(until, 7, 1);
    }

    /** Draws of a purpose, the same whatever else is drawn. */
    SplittableRandom random(String purpose, long number) {
        return new SplittableRandom(mixed(purpose, number));
    }

    /** An identifier for a row: as random to look at as those of the program, and the same each time. */
    UUID ref(String table, long id) {
        SplittableRandom random = random(table, id);
        // The bits that say: version 4, by chance.
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
    }

    private long mixed(String purpose, long number) {
        return (seed * 0x9E3779B97F4A7C15L + purpose.hashCode()) * 0xBF58476D1CE4E5B9L + number;
    }
}
