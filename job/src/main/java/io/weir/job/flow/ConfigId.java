package io.weir.job.flow;

import io.weir.schema.Cidr;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The short hash in a record that says which rules shaped it. */
public final class ConfigId {

    private static final int OCTETS = 4;

    private ConfigId() {}

    /**
     * 8 hex digits over what shapes a record; equal settings give equal digits in every run and on
     * every machine.
     */
    public static String of(FlowRules rules, List<Cidr> networks) {
        String shape =
                String.join(
                        "\n",
                        "udp-idle " + rules.udpIdle(),
                        "tcp-idle " + rules.tcpIdle(),
                        "syn-timeout " + rules.synTimeout(),
                        "linger " + rules.linger(),
                        "active " + rules.active(),
                        "networks "
                                + networks.stream()
                                        .distinct()
                                        .map(Object::toString)
                                        .sorted()
                                        .toList());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(shape.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
