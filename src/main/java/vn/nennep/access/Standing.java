package vn.nennep.access;

import java.util.Optional;

/**
 * How an account that is not disabled stands at the moment of a request.
 *
 * @param generation a session that began with another number has ended
 * @param mustChangePassword whether somebody else chose the password
 * @param secondFactor whether it has a confirmed second factor
 * @param officer whether it has a role today for which an installation can require a second factor
 */
public record Standing(int generation, boolean mustChangePassword, boolean secondFactor, boolean officer) {

    /** What is to be done first. */
    public Optional<Duty> duty(boolean secondFactorForOfficers) {
        if (mustChangePassword) {
            return Optional.of(Duty.CHANGE_PASSWORD);
        }
        return secondFactorForOfficers && officer && !secondFactor
                ? Optional.of(Duty.SET_UP_SECOND_FACTOR)
                : Optional.empty();
    }
}
