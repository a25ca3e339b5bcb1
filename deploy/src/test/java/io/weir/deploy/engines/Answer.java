package io.weir.deploy.engines;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rows of a query, in their order, as one engine prints them and all of them mean them: numbers
 * by their value, times as microseconds since the epoch.
 */
final class Answer {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?( UTC)?");
    private static final DateTimeFormatter TIMES =
            DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]");

    private Answer() {}

    /**
     * @param lines a row each
     * @param between what stands between two columns
     */
    static List<String> of(List<String> lines, String between) {
        return lines.stream()
                .map(
                        line ->
                                Arrays.stream(line.split(between, -1))
                                        .map(Answer::meaning)
                                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    private static String meaning(String cell) {
        if (NUMBER.matcher(cell).matches()) {
            return new BigDecimal(cell).stripTrailingZeros().toPlainString();
        }
        if (TIME.matcher(cell).matches()) {
            Instant time =
                    LocalDateTime.parse(cell.replace(" UTC", ""), TIMES).toInstant(ZoneOffset.UTC);
            return new BigDecimal(ChronoUnit.MICROS.between(Instant.EPOCH, time))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return cell;
    }
}
