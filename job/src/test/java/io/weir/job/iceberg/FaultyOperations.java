package io.weir.job.iceberg;

import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/** A table whose next commit fails at one point. */
final class FaultyOperations implements TableOperations {

    enum Point {
        BEFORE,
        BEHIND
    }

    private final TableOperations operations;
    private final Point point;

    FaultyOperations(TableOperations operations, Point point) {
        this.operations = operations;
        this.point = point;
    }

    @Override
    public TableMetadata current() {
        return operations.current();
    }

    @Override
    public TableMetadata refresh() {
        return operations.refresh();
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
        if (point == Point.BEFORE) {
            throw new IllegalStateException("the test stops here");
        }
        operations.commit(base, metadata);
        throw new CommitStateUnknownException(new IllegalStateException("the test stops here"));
    }

    @Override
    public FileIO io() {
        return operations.io();
    }

    @Override
    public String metadataFileLocation(String name) {
        return operations.metadataFileLocation(name);
    }

    @Override
    public LocationProvider locationProvider() {
        return operations.locationProvider();
    }
}
