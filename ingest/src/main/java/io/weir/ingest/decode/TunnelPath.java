package io.weir.ingest.decode;

import org.jspecify.annotations.Nullable;

/**
 * The tunnels that lead to a packet as text, each way made once and then found again without
 * allocation. Only the first tunnels of a way are named, so that no sender can fill the memory with
 * ways.
 */
final class TunnelPath {

    private static final int TUNNELS = Tunnel.values().length;
    private static final int MOST_NAMED = 4;
    private static final String MORE = "...";

    private final @Nullable String text;
    private final int length;
    private final @Nullable TunnelPath[] deeper;

    private TunnelPath(@Nullable String text, int length) {
        this.text = text;
        this.length = length;
        this.deeper = new TunnelPath[length < MOST_NAMED ? TUNNELS : 1];
    }

    /** The way of a packet that no tunnel carries. */
    static TunnelPath none() {
        return new TunnelPath(null, 0);
    }

    /** Names joined by {@code >}, outermost first; null for none. */
    @Nullable String text() {
        return text;
    }

    TunnelPath into(Tunnel tunnel) {
        if (length > MOST_NAMED) {
            return this;
        }
        boolean named = length < MOST_NAMED;
        int way = named ? tunnel.ordinal() : 0;
        TunnelPath known = deeper[way];
        if (known == null) {
            String name = named ? tunnel.text() : MORE;
            known = new TunnelPath(text == null ? name : text + '>' + name, length + 1);
            deeper[way] = known;
        }
        return known;
    }
}
