package io.weir.job.clock;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of all sensors that write into one partition, and the promise that follows from them:
 * no accepted train with a smaller rule time will come. A partition's promise is the smallest clock
 * of the expected sensors that have not ended; one that was never heard holds it. Under a lag limit
 * a sensor too far behind the fastest one stops holding it.
 *
 * <p>Where a partition {@link #mayGoOn} behind an END, a sensor that shares its domain holds event
 * time there: its next run may begin when another's has gone on for long. One that has a domain to
 * itself does not, since nothing is published into a topic that goes back behind the others.
 *
 * <p>A domain that lists no sensors expects one: the first that is heard.
 */
public final class SensorClocks {

    /** No promise yet. */
    public static final long NONE = Long.MIN_VALUE;

    /** Sensors that a partition is kept account of. */
    static final int MOST_SENSORS = 1024;

    private static final int VERSION = 1;
    private static final int USUAL_LENGTH = 256;

    private final ClockRules rules;
    private final Map<String, Map<String, SensorProgress>> domains = new HashMap<>();

    /** Every sensor, in the order heard. */
    private final List<SensorProgress> sensors = new ArrayList<>();

    /** Those that event time depends on. */
    private final List<SensorProgress> expected = new ArrayList<>();

    private @Nullable SensorProgress latest;

    /** The first clock that was heard: from here on a sensor that never speaks is behind. */
    private long originUs = NONE;

    private long watermarkUs = NONE;
    private boolean mayGoOn;

    public SensorClocks(ClockRules rules) {
        this.rules = rules;
        rules.domains()
                .sensors()
                .forEach((domain, names) -> names.forEach(name -> add(domain, name, false)));
    }

    /** Takes a message into account. */
    public Verdict apply(SensorMark mark) {
        SensorProgress sensor = progress(mark);
        if (sensor == null) {
            return Verdict.CROWDED;
        }
        if (!sensor.apply(mark)) {
            return Verdict.REPEATED;
        }
        if (sensor.isStranger()) {
            return Verdict.STRANGER;
        }
        if (originUs == NONE && sensor.isHeard()) {
            originUs = sensor.clockUs();
        }
        promise();
        return Verdict.ACCEPTED;
    }

    /**
     * No accepted train with a smaller rule time will come; {@link #NONE} while nothing is sure.
     */
    public long watermarkUs() {
        return watermarkUs;
    }

    /** Behind the END of a sensor another run of it may follow. */
    public void mayGoOn() {
        mayGoOn = true;
    }

    /** From here on an END is one for good. */
    public void goNoFurther() {
        mayGoOn = false;
        promise();
    }

    /** True when every expected sensor, and at least one, has sent END. */
    public boolean haveAllEnded() {
        for (SensorProgress sensor : expected) {
            if (!sensor.hasEnded()) {
                return false;
            }
        }
        return !expected.isEmpty();
    }

    /** Every sensor that was heard or is expected. */
    public List<SensorProgress> sensors() {
        return Collections.unmodifiableList(sensors);
    }

    private @Nullable SensorProgress progress(SensorMark mark) {
        SensorProgress known = latest;
        if (known == null || !known.is(mark.domain, mark.sensor)) {
            known = domains.getOrDefault(mark.domain, Map.of()).get(mark.sensor);
            if (known == null) {
                if (sensors.size() >= MOST_SENSORS) {
                    return null;
                }
                known = add(mark.domain, mark.sensor, isStranger(mark.domain));
            }
            latest = known;
        }
        return known;
    }

    /** Whether one more sensor of this domain would be one that nobody expects. */
    private boolean isStranger(String domain) {
        return !rules.domains().expected(domain).isEmpty() || domains.containsKey(domain);
    }

    private SensorProgress add(String domain, String name, boolean stranger) {
        return add(new SensorProgress(domain, name, stranger));
    }

    private SensorProgress add(SensorProgress sensor) {
        domains.computeIfAbsent(sensor.domain(), domain -> new HashMap<>())
                .put(sensor.sensor(), sensor);
        sensors.add(sensor);
        if (!sensor.isStranger()) {
            expected.add(sensor);
        }
        return sensor;
    }

    /** A promise once given stands, whatever the clocks say afterwards. */
    private void promise() {
        long fastest = originUs;
        for (int i = 0; i < expected.size(); i++) {
            fastest = Math.max(fastest, expected.get(i).clockUs());
        }
        long slowest = fastest;
        for (int i = 0; i < expected.size(); i++) {
            SensorProgress sensor = expected.get(i);
            if (isGone(sensor) || isLeftBehind(sensor, fastest)) {
                continue;
            }
            if (!sensor.isHeard()) {
                return;
            }
            slowest = Math.min(slowest, sensor.clockUs());
        }
        watermarkUs = Math.max(watermarkUs, slowest);
    }

    private boolean isGone(SensorProgress sensor) {
        return sensor.hasEnded()
                && !(mayGoOn && rules.domains().hasSeveralSensors(sensor.domain()));
    }

    private boolean isLeftBehind(SensorProgress sensor, long fastest) {
        return rules.lagMaxUs() != ClockRules.NEVER
                && fastest - (sensor.isHeard() ? sensor.clockUs() : originUs) > rules.lagMaxUs();
    }

    /** All of it, as it stands now, for {@link #thaw}. */
    public byte[] freeze() {
        AvroWriter out = new AvroWriter(USUAL_LENGTH);
        out.writeLong(VERSION);
        out.writeLong(originUs);
        out.writeLong(watermarkUs);
        out.writeLong(sensors.size());
        for (SensorProgress sensor : sensors) {
            sensor.writeTo(out);
        }
        return out.toByteArray();
    }

    /**
     * What was frozen, under the rules of this run: a sensor that was expected then may be a
     * stranger now, and the other way round.
     *
     * @param frozen empty: nothing was heard yet
     */
    public static SensorClocks thaw(byte[] frozen, ClockRules rules) {
        SensorClocks clocks = new SensorClocks(rules);
        if (frozen.length == 0) {
            return clocks;
        }
        AvroReader in = new AvroReader().reset(frozen, 0, frozen.length);
        long version = in.readLong();
        if (version != VERSION) {
            throw new IllegalStateException("sensor clocks of unknown version " + version);
        }
        clocks.originUs = in.readLong();
        clocks.watermarkUs = in.readLong();
        for (long left = in.readLong(); left > 0; left--) {
            clocks.put(SensorProgress.readFrom(in));
        }
        return clocks;
    }

    private void put(SensorProgress thawed) {
        List<String> listed = rules.domains().expected(thawed.domain());
        if (!listed.isEmpty()) {
            thawed.stranger(!listed.contains(thawed.sensor()));
            sensors.removeIf(sensor -> sensor.is(thawed.domain(), thawed.sensor()));
            expected.removeIf(sensor -> sensor.is(thawed.domain(), thawed.sensor()));
        } else if (thawed.isStranger() && !hasExpected(thawed.domain())) {
            // Its domain is no longer listed: it goes by the first sensor again.
            thawed.stranger(false);
        }
        add(thawed);
    }

    private boolean hasExpected(String domain) {
        return domains.getOrDefault(domain, Map.of()).values().stream()
                .anyMatch(sensor -> !sensor.isStranger());
    }
}
