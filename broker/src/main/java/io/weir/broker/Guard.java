package io.weir.broker;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A broker on which users log in by name, and where nobody but {@link #OWNER} may do what is not
 * allowed by name. Passwords are no secrets: it stands on loopback, for tests.
 */
public final class Guard {

    /** Who may do everything. */
    public static final String OWNER = "broker";

    private static final String MODULE =
            "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    private Guard() {}

    /** Settings for {@link Broker#start}, for the owner and these users. */
    public static Map<String, String> of(List<String> users) {
        String known =
                users.stream()
                        .map(user -> " user_%s=\"%s\"".formatted(user, password(user)))
                        .collect(Collectors.joining());
        return Map.of(
                "listener.security.protocol.map",
                "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "listener.name.clients.sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.clients.plain.sasl.jaas.config",
                login(OWNER) + " user_%s=\"%s\"".formatted(OWNER, password(OWNER)) + known + ";",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:" + OWNER + ";User:ANONYMOUS");
    }

    /** Settings with which a client logs in. */
    public static Map<String, String> login(String user, Broker broker) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login(user) + ";");
    }

    private static String login(String user) {
        return MODULE + "username=\"%s\" password=\"%s\"".formatted(user, password(user));
    }

    private static String password(String user) {
        return "of " + user;
    }
}
