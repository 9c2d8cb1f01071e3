package vn.nennep.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** A {@code uuid} column that may be empty; EclipseLink's own conversion fails on an empty one. */
@Converter
public class UuidColumn implements AttributeConverter<UUID, Object> {

    @Override
    public Object convertToDatabaseColumn(UUID value) {
        return value == null ? null : value.toString();
    }

    @Override
    public UUID convertToEntityAttribute(Object column) {
        return column == null ? null : UUID.fromString(column.toString());
    }
}
