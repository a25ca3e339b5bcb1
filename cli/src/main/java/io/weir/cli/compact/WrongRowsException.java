package io.weir.cli.compact;

import io.weir.cli.compact.PartMerge.Sum;

/** The rows in the new files are not those of the old ones, so nothing was exchanged. */
final class WrongRowsException extends Exception {

    private static final long serialVersionUID = 1;

    WrongRowsException(Sum before, Sum after) {
        super(
                "left as it was, since its new files would hold %s instead of %s; please report"
                        .formatted(words(after), words(before)));
    }

    private static String words(Sum sum) {
        return "%d rows of %d packets (sum %x)".formatted(sum.rows(), sum.packets(), sum.hash());
    }
}
