package vn.nennep.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was sent, and what was acknowledged. A save counts as acknowledged when its line is on the disk.
 *
 * <p>The state of a meeting is a text: {@link #NOWHERE}, {@link #PLANNED}, or the marks of its roll in the order of the
 * names. Each meeting is written by one clerk, so an acknowledged save leaves one possible state, and a save without an
 * answer one more.
 */
final class Journal implements AutoCloseable {

    static final String NOWHERE = "not there";
    static final String PLANNED = "planned";
    static final int NO_ANSWER = 0;

    private final FileChannel file;
    private final Recoveries recoveries;
    private final Map<String, Set<String>> possible = new TreeMap<>();
    private final Map<String, Set<String>> unanswered = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private int pending;
    private int sentCount;
    private int acknowledgedCount;
    private final Map<Integer, Integer> unansweredCount = new TreeMap<>();
    private int refusedCount;

    Journal(Path path, Recoveries recoveries) throws IOException {
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.recoveries = recoveries;
    }

    /** A save that is about to be sent: the same state of some meetings. */
    record Save(Map<String, String> states, long sentAt) {}

    /** Notes a save before it is sent. */
    synchronized Save sent(Map<String, String> states) {
        sentCount++;
        pending++;
        states.forEach((meeting, state) -> {
            possible.computeIfAbsent(meeting, key -> new LinkedHashSet<>(Set.of(NOWHERE)))
                    .add(state);
            write("? " + meeting + " " + state);
        });
        return new Save(states, System.nanoTime());
    }

    /** The answer says that it was saved. */
    void acknowledged(Save save) {
        synchronized (this) {
            save.states().forEach((meeting, state) -> write("! " + meeting + " " + state));
            force();
            acknowledgedCount++;
            pending--;
            save.states().forEach((meeting, state) -> {
                possible.put(meeting, new LinkedHashSet<>(Set.of(state)));
                unanswered.remove(meeting);
            });
        }
        recoveries.saved(save.sentAt());
    }

    /** The answer says that it was not saved; that of an earlier copy without an answer is not known by it. */
    synchronized void refused(Save save) {
        refusedCount++;
        pending--;
        save.states().forEach((meeting, state) -> {
            write("- " + meeting + " " + state);
            if (!unanswered.getOrDefault(meeting, Set.of()).contains(state)) {
                possible.get(meeting).remove(state);
            }
        });
    }

    /**
     * No answer came, or one that does not tell.
     *
     * @param status of the answer; {@link #NO_ANSWER} without one
     */
    synchronized void unanswered(Save save, int status) {
        unansweredCount.merge(status, 1, Integer::sum);
        pending--;
        save.states().forEach((meeting, state) -> {
            write("~ " + meeting + " " + state);
            unanswered.computeIfAbsent(meeting, key -> new LinkedHashSet<>()).add(state);
        });
    }

    /** What somebody reads of a meeting while it goes on. */
    synchronized void read(String meeting, String state) {
        if (!possible.getOrDefault(meeting, Set.of(NOWHERE)).contains(state)) {
            contradictions.add(meeting + " was read as " + state + ", possible is " + possible.get(meeting));
        }
    }

    /** Something that no clerk should be told. */
    synchronized void complain(String what) {
        contradictions.add(what);
    }

    /** Whether a save is on its way. */
    synchronized boolean isPending() {
        return pending > 0;
    }

    /** The possible states of each meeting. */
    synchronized Map<String, Set<String>> possible() {
        return new TreeMap<>(possible);
    }

    /** Readings that no sent save explains, and refusals that nobody should get. */
    synchronized Collection<String> contradictions() {
        return List.copyOf(contradictions);
    }

    synchronized int acknowledged() {
        return acknowledgedCount;
    }

    /** How many saves were sent of which it is not known what became of them. */
    synchronized int unclear() {
        return unansweredCount.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many saves there were, in words. */
    synchronized String counts() {
        StringBuilder unclear = new StringBuilder();
        unansweredCount.forEach((status, count) -> unclear.append(unclear.isEmpty() ? "" : ", ")
                .append(count)
                .append(status == NO_ANSWER ? " without an answer" : " answered " + status));
        return "%,d saves sent, %,d acknowledged, %,d refused, of the rest it is not known (%s); %,d meetings entered"
                .formatted(sentCount, acknowledgedCount, refusedCount, unclear, possible.size());
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private void write(String line) {
        try {
            file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void force() {
        try {
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
