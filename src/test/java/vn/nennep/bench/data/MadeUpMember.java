package vn.nennep.bench.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A person of a cell, over all years.
 *
 * @param official the day on which probation ended
 * @param leave the kind of a leave, or null
 * @param movedOn first day in the next cell, or null for who stays
 */
record MadeUpMember(
        long id,
        long cellId,
        MadeUpName name,
        LocalDate born,
        LocalDate admitted,
        LocalDate official,
        String leave,
        LocalDate leaveFrom,
        LocalDate leaveTo,
        LocalDate movedOn) {

    /** The members whose home a cell was at first: 14 to 28. */
    static List<MadeUpMember> ofCell(ProvincePlan plan, int index) {
        int cell = Math.floorMod(index, plan.cells());
        SplittableRandom random = plan.random("member", cell);
        int count = 14 + random.nextInt(15);
        List<MadeUpMember> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            members.add(drawn(plan, cell, i, random));
        }
        return members;
    }

    private static MadeUpMember drawn(ProvincePlan plan, int cell, int number, SplittableRandom random) {
        LocalDate begin = LocalDate.of(plan.firstYear(), 1, 1);
        int days = plan.years() * 365;
        // The first dozen were there before; of the others some are admitted within the years.
        LocalDate admitted = number >= 12 && random.nextInt(6) == 0
                ? begin.plusDays(random.nextInt(days))
                : begin.minusDays(400 + random.nextInt(9_000));
        LocalDate born = admitted.minusDays(18 * 366L + random.nextInt(8_000));
        String leave =
                switch (random.nextInt(50)) {
                    case 0 -> "EXEMPT";
                    case 1 -> "TEMPORARY_OUT";
                    case 2 -> "SPECIAL_DUTY";
                    default -> null;
                };
        LocalDate leaveFrom = leave == null ? null : begin.plusDays(random.nextInt(days));
        LocalDate leaveTo =
                leave == null || leave.equals("EXEMPT") ? null : leaveFrom.plusDays(30 + random.nextInt(150));
        boolean moves = number > 2 && random.nextInt(30) == 0 && admitted.isBefore(begin);
        return new MadeUpMember(
                (long) cell * ProvincePlan.MOST_MEMBERS + number + 1,
                plan.cell(cell),
                MadeUpName.drawn(random),
                born,
                admitted,
                admitted.plusYears(1),
                leave,
                leaveFrom,
                leaveTo,
                moves ? begin.plusDays(40 + random.nextInt(days - 80)) : null);
    }

    /** Whether the person stands in the roll of a day, in the first cell or, later on, in the next. */
    boolean isDue(LocalDate day, boolean inNext) {
        boolean here = inNext ? movedOn != null && !day.isBefore(movedOn) : movedOn == null || day.isBefore(movedOn);
        return here && !day.isBefore(admitted) && !isAway(day);
    }

    /** The letter of a roll call for how the person belongs on a day. */
    char category(LocalDate day) {
        return day.isBefore(official) ? 'P' : 'O';
    }

    private boolean isAway(LocalDate day) {
        return leave != null && !day.isBefore(leaveFrom) && (leaveTo == null || !day.isAfter(leaveTo));
    }
}
