package io.weir.cli.compact;

import io.weir.command.FileErrors;
import io.weir.command.terminal.HumanUnits;
import java.io.IOException;
import java.util.function.Consumer;

/** What a run tells people, and whether all of it went well. */
final class Report {

    private final Consumer<String> results;
    private final Consumer<String> messages;
    private boolean good = true;

    /**
     * @param results gets a line for each merge
     * @param messages gets what a person should know besides
     */
    Report(Consumer<String> results, Consumer<String> messages) {
        this.results = results;
        this.messages = messages;
    }

    /** What a merge takes together, and into how many files. */
    record Merge(String name, int files, long bytes, int into) {

        private String words() {
            return "%s: %,d files, %s, into %,d"
                    .formatted(name, files, HumanUnits.bytes(bytes), into);
        }
    }

    void planned(Merge merge) {
        results.accept(merge.words());
    }

    /**
     * @param bytes size of the new files
     */
    void done(Merge merge, long bytes) {
        results.accept(merge.words() + ", " + HumanUnits.bytes(bytes));
    }

    void changedMeanwhile(String name) {
        say(name + " was changed meanwhile; the next run takes it up");
    }

    void say(String message) {
        messages.accept(message);
    }

    /** Others can be compacted all the same. */
    void failed(String name, Exception fault) {
        good = false;
        String words =
                fault instanceof IOException e
                        ? FileErrors.words(e)
                        : String.valueOf(fault.getMessage());
        say("compact: " + name + ": " + words.replaceAll("\\s+", " "));
    }

    boolean isGood() {
        return good;
    }
}
