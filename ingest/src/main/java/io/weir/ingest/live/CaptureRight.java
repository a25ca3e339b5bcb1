package io.weir.ingest.live;

/** What gives this process the right to capture. */
final class CaptureRight {

    private CaptureRight() {}

    static String howToGrant() {
        String java = ProcessHandle.current().info().command().orElse("java");
        return "run as root with --user NAME, or setcap cap_net_raw+ep "
                + java
                + ", or in a container --cap-add NET_RAW";
    }
}
