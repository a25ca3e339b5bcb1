package io.weir.ingest.live;

import java.nio.file.Path;

/** What gives this process the right to capture. */
final class CaptureRight {

    private CaptureRight() {}

    /**
     * A Java with a right of its own is not told where its libraries are by whoever starts it, so
     * the linker has to know.
     */
    static String howToGrant() {
        Path home = Path.of(System.getProperty("java.home"));
        String java =
                ProcessHandle.current()
                        .info()
                        .command()
                        .orElse(home.resolve("bin/java").toString());
        return "run it as root with --user NAME, which gives root up again; or grant the right to"
                + " this Java: setcap cap_net_raw+ep "
                + java
                + " && echo "
                + home.resolve("lib")
                + " > /etc/ld.so.conf.d/weir-java.conf && ldconfig; or start the container with"
                + " --cap-add NET_RAW";
    }
}
