package io.weir.cli.analyze;

import io.weir.ingest.capture.CaptureSet;
import io.weir.ingest.capture.FrameSource;
import java.util.Iterator;
import java.util.stream.Stream;

/** A stream of frames and the observation domain that it belongs to. */
record CaptureStream(String domain, FrameSource frames) {

    /** The streams of a run, opened as they are asked for. */
    static Iterator<CaptureStream> of(AnalyzeSettings settings, CaptureSet captures) {
        return settings.domainPerFile()
                ? captures.inOrder().stream()
                        .map(file -> new CaptureStream(file.name(), file.open()))
                        .iterator()
                : Stream.of(captures)
                        .map(all -> new CaptureStream(settings.domain(), all.merged()))
                        .iterator();
    }
}
