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
     * Another attendance than counted.
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

    /** Another attendance, or other people, in one view than in the other. */
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

    /** Another number of a figure than the records have. */
    record OfFigure(long unitId, String code, String name, Figure figure, long wanted, long found)
            implements CheckFault {

        @Override
        public List<?> facts() {
            return List.of(figure, wanted, found);
        }
    }

    /** Another number of a grade than was given. */
    record OfGrades(long unitId, String code, String name, Dimension dimension, long wanted, long found)
            implements CheckFault {

        @Override
        public List<?> facts() {
            return List.of(dimension, wanted, found);
        }
    }
}
