package io.weir.cli.format;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The time at which logs are written in tests. */
final class LogClock {

    static final Clock FIXED = Clock.fixed(Instant.parse("2026-11-20T11:12:13Z"), ZoneOffset.UTC);

    private LogClock() {}
}
