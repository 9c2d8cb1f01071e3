package vn.nennep.material;

/** A room that attaches files: it says who may read those that it attached. */
public interface MaterialUse {

    /** Whether the room attached the file to something that the person at work may read it with. */
    boolean mayRead(long materialId);
}
