package io.weir.command.metrics;

import com.sun.net.httpserver.HttpServer;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of this machine that a server of this process may take: this machine's own, unless
 * told.
 */
public record ListenAddress(String host, int port) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern GRAMMAR =
            Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+]|[^:\\s\\[\\]]+):)?([0-9]{1,5})");
    private static final int MOST = 65_535;

    /** Connections that may wait to be let in. */
    private static final int BACKLOG = 16;

    /** Read once, by the first server of the process: who connects and says nothing must go. */
    private static final String PATIENCE_SETTING = "sun.net.httpserver.maxReqTime";

    private static final String PATIENCE_SECONDS = "60";

    /**
     * Reads {@code [HOST:]PORT}; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException what is wrong with it, for people
     */
    public static ListenAddress parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not [HOST:]PORT, such as 9404 or 0.0.0.0:9404");
        }
        int port = Integer.parseInt(matcher.group(2));
        if (port < 1 || port > MOST) {
            throw new IllegalArgumentException("a port is 1 to " + MOST + ", was " + port);
        }
        return new ListenAddress(matcher.group(1) == null ? LOOPBACK : matcher.group(1), port);
    }

    /**
     * Takes the address; nobody is answered before the server is started.
     *
     * @param option what asked for it, for the message
     * @throws Failure why it cannot be had
     */
    public HttpServer bind(String option) throws Failure {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new Failure(ExitStatus.USAGE, option + ": there is no host '" + host + "'");
        }
        if (System.getProperty(PATIENCE_SETTING) == null) {
            System.setProperty(PATIENCE_SETTING, PATIENCE_SECONDS);
        }
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            throw new Failure(
                    ExitStatus.USAGE,
                    option + ": cannot listen on " + this + ": " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
