package io.weir.cluster;

import java.io.IOException;
import java.util.Arrays;

/**
 * The main class of every child: runs another one, and ends the process when its standard input
 * does. The pipe is held by the JVM of the tests, so that no child outlives it, however it ends.
 */
final class Leash {

    private Leash() {}

    public static void main(String[] args) throws Exception {
        Thread watch = new Thread(Leash::haltWithTheParent, "leash");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    }

    private static void haltWithTheParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes.
            }
        } catch (IOException e) {
            // The pipe is gone, too.
        }
        Runtime.getRuntime().halt(137);
    }
}
