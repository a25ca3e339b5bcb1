package io.weir.cli.analyze;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A handle by which the operators of a job in this JVM find an object that cannot be serialized:
 * the handle travels with the graph, the object stays. Close it when the job is done.
 */
final class InProcess<T> implements Serializable, AutoCloseable {

    private static final long serialVersionUID = 1L;
    private static final Map<UUID, Object> OBJECTS = new ConcurrentHashMap<>();

    private final UUID id = UUID.randomUUID();

    private InProcess() {}

    static <T> InProcess<T> of(T object) {
        InProcess<T> handle = new InProcess<>();
        OBJECTS.put(handle.id, object);
        return handle;
    }

    @SuppressWarnings("unchecked") // of() put a T under this id.
    T get() {
        Object object = OBJECTS.get(id);
        if (object == null) {
            throw new IllegalStateException(
                    "the run that this job belongs to is over, or in another JVM");
        }
        return (T) object;
    }

    @Override
    public void close() {
        OBJECTS.remove(id);
    }
}
