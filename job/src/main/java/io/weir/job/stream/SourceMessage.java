package io.weir.job.stream;

/** What the source makes of a message: it is a sensor's, or it is refused. */
public sealed interface SourceMessage permits SensorMessage, RefusedMessage {}
