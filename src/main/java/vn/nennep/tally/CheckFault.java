package vn.nennep.tally;

import java.util.List;
import java.util.stream.Stream;

/** What the proof finds wrong with a unit: its row, with the numbers that differ. */
sealed interface CheckFault {

    long unitId();

    String code();

    String name();

    /** What the message shows after name and code. */
    List<?> facts();

    /**
     * An attendance that differs from the one counted.
     *
     * @param away excused and absent
     */
    record Attendance(
            long unitId,
            String code,
            String name,
            long sessions,
            long sessionsFound,
            long present,
            long presentFound,
            long away,
            long awayFound)
            implements CheckFault {

        @Override
        public List<?> facts() {
            return List.of(sessions, sessionsFound, present, presentFound, away, awayFound);
        }
    }

    /** An attendance, or a number of people, that differs between the two views. */
    record Views(
            long unitId,
            String code,
            String name,
            Long sessions,
            Long sessionsFound,
            Long present,
            Long presentFound,
            Long away,
            Long awayFound,
            Long people,
            Long peopleFound)
            implements CheckFault {

        @Override
        public List<?> facts() {
            return Stream.of(sessions, sessionsFound, present, presentFound, away, awayFound, people, peopleFound)
                    .map(number -> number == null ? 0L : number)
                    .toList();
        }
    }

    /** A figure that differs from the records. */
    record OfFigure(long unitId, String code, String name, Figure figure, long wanted, long found)
            implements CheckFault {

        @Override
        public List<?> facts() {
            return List.of(figure, wanted, found);
        }
    }

    /** A number of a grade that differs from the grades given. */
    record OfGrades(long unitId, String code, String name, Dimension dimension, long wanted, long found)
            implements CheckFault {

        @Override
        public List<?> facts() {
            return List.of(dimension, wanted, found);
        }
    }
}
