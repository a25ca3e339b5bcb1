package io.weir.command.config;

import java.util.regex.Pattern;

/** What of a setting must not be shown. */
final class Secrets {

    static final String MASK = "***";

    private static final String WORDS = "password|passphrase|secret|token|credential|api-?key";

    private static final Pattern NAME =
            Pattern.compile(
                    "(?i).*("
                            + WORDS
                            + "|jaas|keystore\\.key|user\\.info|account\\.key|service-key"
                            + "|auth-params|basic-auth|http-headers|authorization|\\bheader\\.).*");

    /** Who asks, in front of a host. A password that is written wrongly may hold a slash. */
    private static final Pattern USER = Pattern.compile("://(?:[^/?#\\s]*|[^/?#\\s:]*:\\S*)@");

    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;][^=?&;]*(?:" + WORDS + "|pwd)[^=?&;]*=)[^&;\\s]*");

    private Secrets() {}

    /** Whether a setting of this name is a secret as a whole. */
    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** A value without what is secret in an address. */
    static String masked(String value) {
        String anonymous = USER.matcher(value).replaceAll("://" + MASK + "@");
        return PARAMETER.matcher(anonymous).replaceAll("$1" + MASK);
    }
}
