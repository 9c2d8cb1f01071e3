package vn.nennep.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements of one consolidation, all on its one connection. */
final class Statements {

    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** @return rows written */
    int run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** The one number that a query comes to. */
    int number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }

    /**
     * What a query finds wrong.
     *
     * @param sql selects id, code and name of each unit, then what the message shows after name and code: numbers of
     *     sessions, present and away, each as it should be and as it was found; or the name of a {@link Figure} and its
     *     numbers
     * @return in the order of the query
     */
    List<Disagreement> disagreements(String sql, String key, Object... parameters) throws SQLException {
        List<Disagreement> all = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                String code = found.getString(2);
                String name = found.getString(3);
                List<Object> facts = new ArrayList<>(List.of(name, code));
                for (int column = 4; column <= found.getMetaData().getColumnCount(); column++) {
                    Object fact = found.getObject(column);
                    facts.add(fact instanceof Number number ? number.longValue() : Figure.valueOf(fact.toString()));
                }
                all.add(new Disagreement(key, found.getLong(1), code, name, facts.toArray()));
            }
        }
        return all;
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
