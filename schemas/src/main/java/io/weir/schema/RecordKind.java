package io.weir.schema;

/** What a flow record is; the names stand in {@link FlowField#RECORD_KIND}. */
public enum RecordKind {
    /** The whole flow. */
    FINAL,
    /** Cumulative so far; the flow goes on. */
    INTERIM
}
