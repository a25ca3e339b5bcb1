package io.weir.job.clock;

/** What a message of a sensor says of itself: one holder, filled anew for each message. */
public final class SensorMark {

    public String domain = "";
    public String sensor = "";
    public long epoch;

    /** Number among the sensor's messages of this epoch in this partition, from 0. */
    public long sequence;

    /** No train published later holds a smaller rule time, µs since the epoch. */
    public long clockUs;

    /** False where the clock cannot be believed: the message counts, its clock does not. */
    public boolean clockTrusted;

    /** The input of this sensor and epoch is finished. */
    public boolean end;
}
