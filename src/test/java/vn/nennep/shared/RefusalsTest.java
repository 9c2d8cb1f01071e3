package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.SystemException;
import java.util.Optional;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the tables refuse, in words; and what is left to the log of the server because it may be a fault. */
class RefusalsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "23505, roll_call_entry_pkey, shared.changed-meanwhile, true",
        "23503, roll_call_entry_meeting, constraint.roll_call_entry_meeting, true",
        "23P01, period_unheard_of, shared.changed-meanwhile, true",
        "23505, meeting_number_unique, constraint.meeting_number_unique, true",
        "40001, '', shared.changed-meanwhile, true",
        "40P01, '', shared.changed-meanwhile, true",
        "23514, check_unheard_of, constraint.check_unheard_of, false",
        "23502, '', constraint.unnamed, false",
    })
    void saysWhatTheTablesRefuse(String state, String constraint, String key, boolean told) {
        Throwable thrown = new IllegalStateException(refused(state, constraint));
        assertEquals(Optional.of(key), Refusals.in(thrown).map(RefusedException::key));
        assertEquals(
                told ? Optional.of(key) : Optional.empty(),
                Refusals.toldIn(thrown).map(RefusedException::key));
    }

    @Test
    void saysThatAnotherSaveCameFirst() {
        assertEquals(
                Optional.of(true),
                Refusals.toldIn(new OptimisticLockException()).map(RefusedException::isChangedMeanwhile));
    }

    @Test
    void leavesFailuresAlone() {
        assertEquals(Optional.empty(), Refusals.toldIn(refused("42P01", "")));
        assertEquals(Optional.empty(), Refusals.toldIn(new IllegalStateException()));
    }

    @ParameterizedTest
    @CsvSource({
        "This connection has been closed., true",
        "An I/O error occurred while sending to the backend., true",
        "FATAL: terminating connection due to administrator command, true",
        "ERROR: could not serialize access due to concurrent update, false",
    })
    void knowsALostConnectionByTheWordsOfACommit(String words, boolean down) {
        // As the container throws it: of the cause it keeps the words alone.
        SystemException thrown = new SystemException();
        thrown.initCause(new XAException("jakarta.resource.spi.LocalTransactionException: " + words));
        assertEquals(down, Refusals.isDatabaseDown(new IllegalStateException(thrown)));
    }

    private static PSQLException refused(String state, String constraint) {
        return new PSQLException(new ServerErrorMessage(
                "SERROR\0C" + state + "\0" + (constraint.isEmpty() ? "" : "n" + constraint + "\0")));
    }
}
