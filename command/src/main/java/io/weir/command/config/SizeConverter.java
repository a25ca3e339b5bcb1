package io.weir.command.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Options that take a number of octets: {@code 512k}, {@code 64m}, {@code 2g}, or just a number.
 */
public final class SizeConverter implements ITypeConverter<Long> {

    private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,12})([kmg]?)");
    private static final String UNITS = " kmg";

    @Override
    public Long convert(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a size such as 512k, 64m or 2g");
        }
        int power = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2));
        return Long.parseLong(matcher.group(1)) << 10 * power;
    }
}
