package io.weir.cli.compact;

import io.weir.cli.compact.PartMerge.Sum;

/** The rows in the new files are not those of the old ones, so nothing was exchanged. */
final class WrongRowsException extends Exception {

    private static final long serialVersionUID = 1;

    WrongRowsException(TableFolder folder, Sum before, Sum after) {
        super(
                "%s is left as it was: merged, its files would hold %s instead of %s; please report"
                        .formatted(folder.name(), words(after), words(before)));
    }

    private static String words(Sum sum) {
        return "%d rows of %d packets (sum %x)".formatted(sum.rows(), sum.packets(), sum.hash());
    }
}
