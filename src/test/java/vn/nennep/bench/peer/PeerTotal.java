package vn.nennep.bench.peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of results as an entity. */
@Entity
@Table(name = "peer_total")
@IdClass(PeerTotal.Key.class)
public class PeerTotal {

    @Id
    @Column(name = "cell_id")
    private long cellId;

    @Id
    private String dimension;

    @Id
    @Column(name = "value")
    private String dimensionValue;

    private int sessions;
    private int due;
    private int present;
    private int excused;
    private int absent;

    /** For the persistence provider. */
    protected PeerTotal() {}

    PeerTotal(PeerTotals.Key key, int[] counts) {
        this.cellId = key.cell();
        this.dimension = key.dimension();
        this.dimensionValue = key.value();
        this.sessions = counts[0];
        this.due = counts[1];
        this.present = counts[2];
        this.excused = counts[3];
        this.absent = counts[4];
    }

    /** Cell, dimension and value. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long cellId;
        private String dimension;
        private String dimensionValue;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.cellId == cellId
                    && key.dimension.equals(dimension)
                    && key.dimensionValue.equals(dimensionValue);
        }

        @Override
        public int hashCode() {
            return (Long.hashCode(cellId) * 31 + dimension.hashCode()) * 31 + dimensionValue.hashCode();
        }
    }
}
