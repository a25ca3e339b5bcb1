package io.weir.job.clock;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How far one sensor has come in one partition. The epoch heard last counts; of a few before it the
 * last sequence number stays known, so that what is sent again late is still recognised.
 */
public final class SensorProgress {

    static final long NOT_HEARD = Long.MIN_VALUE;

    /** Runs of one sensor whose messages may still be under way. */
    private static final int EARLIER_EPOCHS = 8;

    private static final long BEFORE_THE_FIRST = -1;

    private record Earlier(long epoch, long last) {}

    private final String domain;
    private final String sensor;
    private boolean stranger;
    private boolean anyEpoch;
    private long epoch;
    private long last = BEFORE_THE_FIRST;
    private long clockUs = NOT_HEARD;
    private boolean ended;
    private long repeated;
    private long missing;
    private final Deque<Earlier> earlier = new ArrayDeque<>();

    SensorProgress(String domain, String sensor, boolean stranger) {
        this.domain = domain;
        this.sensor = sensor;
        this.stranger = stranger;
    }

    public String domain() {
        return domain;
    }

    public String sensor() {
        return sensor;
    }

    /** True for a sensor that its domain does not expect: it holds nobody up. */
    public boolean isStranger() {
        return stranger;
    }

    /** True once its clock is known. */
    public boolean isHeard() {
        return clockUs != NOT_HEARD;
    }

    /** µs since the epoch; only once {@link #isHeard}. */
    public long clockUs() {
        return clockUs;
    }

    /** True when the epoch heard last has sent END. */
    public boolean hasEnded() {
        return ended;
    }

    /** Messages that came again and were dropped. */
    public long repeated() {
        return repeated;
    }

    /** Messages that never came: the holes in the numbering. */
    public long missing() {
        return missing;
    }

    /** What the rules of this run say; they may differ from those of the run before. */
    void stranger(boolean now) {
        stranger = now;
    }

    boolean is(String otherDomain, String otherSensor) {
        return sensor.equals(otherSensor) && domain.equals(otherDomain);
    }

    /**
     * Takes a message into account.
     *
     * @return false when it was heard before
     */
    boolean apply(SensorMark mark) {
        if (!anyEpoch || mark.epoch != epoch) {
            Earlier known = earlier(mark.epoch);
            if (known != null) {
                return applyEarlier(known, mark);
            }
            begin(mark);
        }
        if (!follows(last, mark.sequence)) {
            return false;
        }
        last = mark.sequence;
        if (mark.clockTrusted && mark.clockUs > clockUs) {
            clockUs = mark.clockUs;
        }
        if (mark.end) {
            ended = true;
        }
        return true;
    }

    private boolean follows(long before, long sequence) {
        if (sequence <= before) {
            repeated++;
            return false;
        }
        missing += sequence - before - 1;
        return true;
    }

    /** A message of a run before this one counts, but its clock is history. */
    private boolean applyEarlier(Earlier known, SensorMark mark) {
        if (!follows(known.last, mark.sequence)) {
            return false;
        }
        earlier.remove(known);
        earlier.addLast(new Earlier(known.epoch, mark.sequence));
        return true;
    }

    private @Nullable Earlier earlier(long wanted) {
        for (Earlier one : earlier) {
            if (one.epoch == wanted) {
                return one;
            }
        }
        return null;
    }

    /** The sensor was started again, and its clock may have stepped back. */
    private void begin(SensorMark mark) {
        if (anyEpoch) {
            if (earlier.size() == EARLIER_EPOCHS) {
                earlier.removeFirst();
            }
            earlier.addLast(new Earlier(epoch, last));
        }
        anyEpoch = true;
        epoch = mark.epoch;
        last = BEFORE_THE_FIRST;
        ended = false;
        if (mark.clockTrusted) {
            clockUs = mark.clockUs;
        }
    }

    void writeTo(AvroWriter out) {
        out.writeString(domain);
        out.writeString(sensor);
        out.writeBoolean(stranger);
        out.writeBoolean(anyEpoch);
        out.writeLong(epoch);
        out.writeLong(last);
        out.writeLong(clockUs);
        out.writeBoolean(ended);
        out.writeLong(repeated);
        out.writeLong(missing);
        out.writeLong(earlier.size());
        for (Earlier one : earlier) {
            out.writeLong(one.epoch);
            out.writeLong(one.last);
        }
    }

    static SensorProgress readFrom(AvroReader in) {
        SensorProgress progress =
                new SensorProgress(in.readString(), in.readString(), in.readBoolean());
        progress.anyEpoch = in.readBoolean();
        progress.epoch = in.readLong();
        progress.last = in.readLong();
        progress.clockUs = in.readLong();
        progress.ended = in.readBoolean();
        progress.repeated = in.readLong();
        progress.missing = in.readLong();
        for (long left = in.readLong(); left > 0; left--) {
            progress.earlier.addLast(new Earlier(in.readLong(), in.readLong()));
        }
        return progress;
    }
}
