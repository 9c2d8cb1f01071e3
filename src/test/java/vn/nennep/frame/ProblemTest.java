package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void keepsTheCodeOfATextThatMovedToAnotherRoom() {
        assertEquals("reorganisation.event.heir-missing", Problem.code("reorganisation.event.heir-missing"));
        assertEquals("tree.not-a-cell", Problem.code("tree.not-a-cell"));
        assertEquals("people.transfer.settled", Problem.code("people.transfer.settled"));
        assertEquals("rollcall.nobody-due", Problem.code("rollcall.nobody-due"));
        assertEquals("constraint.unit_code_unique", Problem.code("constraint.unit_code_unique"));
    }
}
