package io.weir.ingest.replay;

/**
 * How fast an archive is replayed.
 *
 * @param factor seconds of the archive in one second; {@link Double#POSITIVE_INFINITY} for as fast
 *     as Kafka takes it
 */
public record Speed(double factor) {

    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final String MAX_NAME = "max";

    /**
     * Reads {@code max}, {@code 1x}, {@code 10x}, {@code 0.5x}.
     *
     * @throws IllegalArgumentException what is wrong with the text
     */
    public static Speed parse(String text) {
        if (text.equals(MAX_NAME)) {
            return MAX;
        }
        if (text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?x")) {
            double factor = Double.parseDouble(text.substring(0, text.length() - 1));
            if (factor > 0) {
                return new Speed(factor);
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a speed such as max, 1x or 10x");
    }

    boolean isMax() {
        return Double.isInfinite(factor);
    }

    @Override
    public String toString() {
        return isMax()
                ? MAX_NAME
                : (factor == Math.rint(factor) ? Long.toString((long) factor) : factor) + "x";
    }
}
