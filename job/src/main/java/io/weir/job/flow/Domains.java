package io.weir.job.flow;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which sensors are expected in which observation domain. A domain that is not listed has one: the
 * first that is heard.
 *
 * @param sensors the expected sensors by domain, sorted, none twice
 */
public record Domains(Map<String, List<String>> sensors) implements Serializable {

    /** Every domain has one sensor. */
    public static final Domains UNLISTED = new Domains(Map.of());

    public Domains {
        Map<String, List<String>> sorted = new HashMap<>();
        sensors.forEach((domain, names) -> sorted.put(domain, sorted(domain, names)));
        sensors = Map.copyOf(sorted);
    }

    private static List<String> sorted(String domain, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the domain " + domain + " lists no sensor");
        }
        return List.copyOf(new TreeSet<>(names));
    }

    /** The sensors that are expected in this domain, sorted; empty where none are listed. */
    public List<String> expected(String domain) {
        return sensors.getOrDefault(domain, List.of());
    }

    /**
     * True when trains of this domain come from several sensors, in no order between them: they
     * must wait until event time has passed.
     */
    public boolean hasSeveralSensors(String domain) {
        return expected(domain).size() > 1;
    }
}
