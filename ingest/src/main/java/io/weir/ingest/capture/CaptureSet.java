package io.weir.ingest.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The captures of one run, to be read as one stream ({@link #merged}) or one after the other
 * ({@link #inOrder}). Whichever way, the order in which they were given changes nothing.
 */
public final class CaptureSet {

    private final List<CaptureFile> files = new ArrayList<>();
    private final CaptureProgress progress = new CaptureProgress();

    /**
     * @param names paths, or {@link CaptureFile#STANDARD_INPUT}
     */
    public CaptureSet(List<String> names, CaptureLimits limits) {
        for (String name : names) {
            CaptureFile file = new CaptureFile(name, limits, progress);
            progress.expect(file.sizeBytes());
            files.add(file);
        }
    }

    /**
     * All captures by the time of their first frame, then by name; those without frames or whose
     * first frame has no time stand in front. Looks into each of them.
     */
    public List<CaptureFile> inOrder() {
        List<CaptureFile> sorted = new ArrayList<>(files);
        sorted.sort(
                Comparator.comparingLong(CaptureFile::firstTimeUs)
                        .thenComparing(CaptureFile::name));
        return sorted;
    }

    /** All frames as one stream in order of time. Looks into each capture. */
    public MergedCaptures merged() {
        return new MergedCaptures(inOrder());
    }

    public CaptureProgress progress() {
        return progress;
    }
}
