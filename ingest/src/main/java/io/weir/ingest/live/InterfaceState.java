package io.weir.ingest.live;

import java.util.List;

/**
 * An interface as a choice for capturing.
 *
 * @param name what {@code --interface} takes
 * @param state {@link #UP}, {@link #NO_CARRIER} or {@link #DOWN}
 * @param addresses its IP addresses
 * @param linkType what its frames begin with; empty where it could not be asked for
 * @param packets frames seen while it was watched; {@link #NO_RIGHT} where nobody may look
 */
public record InterfaceState(
        String name, String state, List<String> addresses, String linkType, long packets) {

    public static final String UP = "up";

    /** Switched on, but nothing is plugged in. */
    public static final String NO_CARRIER = "no carrier";

    public static final String DOWN = "down";

    /** In place of {@link #packets}. */
    public static final long NO_RIGHT = -1;
}
