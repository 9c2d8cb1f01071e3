package vn.nennep.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import javax.sql.DataSource;
import vn.nennep.shared.Sql;

/**
 * Gives years a partition of their own ahead, in every table that is laid out by year: this year, the next one, and each
 * year that somebody has entered something of. At the end of a start, and every night before the figures are counted. Rows
 * of a year without a partition lie with the rest until then; they are only read more slowly.
 */
@ApplicationScoped
public class YearPartitions implements NightWork, StartStep {

    private static final Logger LOG = System.getLogger(YearPartitions.class.getName());

    private static final NightHour HOUR = new NightHour(LocalTime.of(0, 40));
    private static final int PLACE = 50;

    @Resource(lookup = "jdbc/nennep")
    private DataSource dataSource;

    @Inject
    private Clock clock;

    private volatile Instant doneFor = Instant.MIN;

    @Override
    public String name() {
        return "years";
    }

    @Override
    public NightHour hour() {
        return HOUR;
    }

    @Override
    public boolean make(Instant due) {
        if (doneFor.isBefore(due)) {
            if (countMissing() > 0) {
                return false;
            }
            ask("select cast(analyze_years() as text)", Map.of());
            doneFor = due;
        }
        return true;
    }

    /** A year without a partition does no harm: there is nothing to be told of. */
    @Override
    public NightStanding standing() {
        return NightStanding.GOOD;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "Dành chỗ cho từng năm / making room for each year";
    }

    @Override
    public void run() {
        countMissing();
    }

    /** @return years that could not be given a partition, because somebody is at work in the tables at this moment */
    private int countMissing() {
        int year = LocalDate.now(clock).getYear();
        int missing = Integer.parseInt(
                ask("select cast(make_years(array[:year, :next]) as text)", Map.of("year", year, "next", year + 1)));
        if (missing > 0) {
            LOG.log(Level.INFO, "{0} year(s) have no partition of their own yet", missing);
        }
        return missing;
    }

    private String ask(String question, Map<String, Integer> values) {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.on(connection)
                    .createQuery(question)
                    .bindMap(values)
                    .mapTo(String.class)
                    .one();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
