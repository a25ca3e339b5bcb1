package io.weir.cli.doctor;

import io.weir.cli.finding.Finding;
import io.weir.ingest.live.CannotCapture;
import io.weir.ingest.live.CaptureSettings;
import io.weir.ingest.live.LiveCapture;

/** Whether this process could capture on an interface: it opens it for a moment. */
final class CaptureCheck {

    private static final String SUBJECT = "capture";
    private static final int SMALL_BUFFER = 1 << 20;

    private CaptureCheck() {}

    static Finding of(String interfaceName) {
        CaptureSettings settings =
                new CaptureSettings(
                        interfaceName, "", CaptureSettings.DEFAULT_SNAPLEN, false, SMALL_BUFFER);
        try (LiveCapture capture = LiveCapture.open(settings)) {
            return Finding.good(
                    SUBJECT,
                    "%s can be captured, link type %d"
                            .formatted(interfaceName, capture.linkType()));
        } catch (CannotCapture e) {
            String[] problemAndFix = e.line().split(": ", 2);
            return Finding.bad(
                    SUBJECT,
                    problemAndFix[0],
                    problemAndFix.length > 1
                            ? problemAndFix[1]
                            : "weir sensor --list shows what there is");
        }
    }
}
