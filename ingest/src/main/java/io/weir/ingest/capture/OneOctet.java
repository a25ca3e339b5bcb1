package io.weir.ingest.capture;

import java.io.IOException;
import java.io.InputStream;

/** What a stream that reads blocks answers to those who read octet by octet. */
final class OneOctet {

    private OneOctet() {}

    /** As {@link InputStream#read()}. */
    static int of(InputStream blocks) throws IOException {
        byte[] one = new byte[1];
        return blocks.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}
