package io.weir.job.parquet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Numbers by which a table format tells columns apart, whatever they are called.
 *
 * @param byName of each column; that of a list's elements under {@code COLUMN.element}
 */
public record FieldIds(TreeMap<String, Integer> byName) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * @throws IllegalArgumentException when a column has no number
     */
    MessageType in(MessageType schema) {
        List<Type> columns = new ArrayList<>();
        for (Type column : schema.getFields()) {
            columns.add(
                    (isList(column) ? withElement(column.asGroupType()) : column)
                            .withId(of(column.getName())));
        }
        return new MessageType(schema.getName(), columns);
    }

    private static boolean isList(Type column) {
        return !column.isPrimitive()
                && LogicalTypeAnnotation.listType().equals(column.getLogicalTypeAnnotation());
    }

    private GroupType withElement(GroupType list) {
        GroupType repeated = list.getType(0).asGroupType();
        Type element = repeated.getType(0).withId(of(list.getName() + ".element"));
        return list.withNewFields(repeated.withNewFields(element));
    }

    /**
     * @throws IllegalArgumentException when the column has none
     */
    public int of(String name) {
        Integer id = byName.get(name);
        if (id == null) {
            throw new IllegalArgumentException("no id for column " + name);
        }
        return id;
    }
}
