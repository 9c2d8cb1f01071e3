package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void keepsTheCodeOfATextThatMovedToAnotherRoom() {
        assertEquals("organisation.event.heir-missing", Problem.code("reorganisation.event.heir-missing"));
        assertEquals("organisation.not-a-cell", Problem.code("tree.not-a-cell"));
        assertEquals("organisation.transfer.settled", Problem.code("people.transfer.settled"));
        assertEquals("rollcall.nobody-due", Problem.code("rollcall.nobody-due"));
        assertEquals("constraint.unit_code_unique", Problem.code("constraint.unit_code_unique"));
    }
}
