package vn.nennep.shared;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.mapper.reflect.ReflectionMappers;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.statement.Update;

/**
 * The one way to SQL: named parameters ({@code :year}), rows into records by the names of their columns.
 *
 * <p>Statements run on the connection of the transaction, so that the second wall knows who is at work. What the
 * transaction changed in its entities is written before, so that a statement sees it.
 *
 * <p>A column {@code held_on} fills the component {@code heldOn}. A record whose components and columns do not match
 * one to one is refused, and so is an empty column for a component of a primitive type.
 */
@ApplicationScoped
public class Sql {

    /** Making one needs reflection, and every statement would make its own. */
    private static final Map<Class<?>, RowMapper<?>> RECORDS = new ConcurrentHashMap<>();

    @PersistenceContext
    private EntityManager em;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    private final Jdbi jdbi = configured(Jdbi.create(new ConnectionFactory() {

        @Override
        public Connection openConnection() {
            return connection();
        }

        @Override
        public void closeConnection(Connection connection) {
            // The transaction closes it.
        }
    }));

    /** A question with rows as its answer. */
    public Query query(String sql) {
        return ofTransaction().createQuery(sql);
    }

    /** A statement that changes rows. */
    public Update update(String sql) {
        return ofTransaction().createUpdate(sql);
    }

    /** One statement for many rows of parameters. */
    public PreparedBatch batch(String sql) {
        return ofTransaction().prepareBatch(sql);
    }

    /**
     * Runs the statements of a script, one after the other; they have no parameters.
     *
     * @throws IllegalStateException when one of them fails
     */
    public void script(String statements) {
        try (Statement statement = ofTransaction().getConnection().createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Writes what the transaction changed in its entities, as before every statement; a refusal of the tables comes now. */
    void writeEntities() {
        em.flush();
    }

    /** The same way to SQL on a connection that somebody else opened and will close. */
    public static Handle on(Connection connection) {
        return configured(Jdbi.create(connection)).open();
    }

    /**
     * Reads a column that is a list in itself, written as an array of arrays of texts: {@code array_agg(array[code, name])}.
     *
     * @param one makes an entry of its texts
     * @return an empty list for an empty column
     */
    public static <T> ColumnMapper<List<T>> listOf(Function<String[], T> one) {
        return (row, column, context) -> {
            Array array = row.getArray(column);
            return array == null
                    ? List.of()
                    : Arrays.stream((String[][]) array.getArray()).map(one).toList();
        };
    }

    private Connection connection() {
        return em.unwrap(Connection.class);
    }

    private Handle ofTransaction() {
        // Outside a transaction the container refuses this.
        em.flush();
        Handle handle = (Handle) transaction.getResource(this);
        if (handle == null) {
            handle = jdbi.open();
            transaction.putResource(this, handle);
        }
        return handle;
    }

    private static Jdbi configured(Jdbi jdbi) {
        // Texts between < and > are comparisons here, not names to be filled in.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        jdbi.getConfig(ReflectionMappers.class).setStrictMatching(true);
        jdbi.getConfig(ColumnMappers.class).setCoalesceNullPrimitivesToDefaults(false);
        // Messages go to the log, and values are people's names and secrets: a message has the statement alone.
        jdbi.getConfig(StatementExceptions.class)
                .setMessageRendering(failed -> failed.getShortMessage() + " ["
                        + failed.getStatementContext().getRawSql().strip() + "]");
        jdbi.registerRowMapper(Sql::record);
        jdbi.registerColumnMapper(LocalDate.class, (row, column, context) -> row.getObject(column, LocalDate.class));
        jdbi.registerColumnMapper(Names.class, (row, column, context) -> Names.read(row.getString(column)));
        // With their types: PostgreSQL cannot choose between functions for a text that may be a day.
        jdbi.registerArgument(new Typed<LocalDate>(Types.DATE, day -> day) {});
        jdbi.registerArgument(
                new Typed<Instant>(Types.TIMESTAMP_WITH_TIMEZONE, moment -> moment.atOffset(ZoneOffset.UTC)) {});
        jdbi.registerArrayType(Boolean.class, "boolean");
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerArrayType(Integer.class, "integer");
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(UUID.class, "uuid");
        return jdbi;
    }

    /** Gives the driver a value as one of a type of SQL, not as a text. */
    private abstract static class Typed<T> extends AbstractArgumentFactory<T> {

        private final Function<T, Object> driverValue;

        Typed(int type, Function<T, Object> driverValue) {
            super(type);
            this.driverValue = driverValue;
        }

        @Override
        protected Argument build(T value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, driverValue.apply(value));
        }
    }

    private static Optional<RowMapper<?>> record(Type type, ConfigRegistry config) {
        Class<?> rows = GenericTypes.getErasedType(type);
        if (!rows.isRecord()) {
            return Optional.empty();
        }
        return Optional.of(RECORDS.computeIfAbsent(rows, Sql::byItsComponents));
    }

    private static RowMapper<?> byItsComponents(Class<?> rows) {
        Class<?>[] components = Arrays.stream(rows.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            // A record may have shorter constructors beside this one.
            return ConstructorMapper.of(rows.getDeclaredConstructor(components));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(rows + " has no constructor of all its components", e);
        }
    }
}
