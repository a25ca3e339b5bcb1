package io.weir.ingest.replay;

import io.weir.ingest.train.Provenance;

/** Whose messages they are, as the messages themselves say. */
record StreamId(String domain, String sensor, long epoch) {

    static StreamId of(Provenance provenance) {
        return new StreamId(provenance.domain(), provenance.sensor(), provenance.epoch());
    }
}
