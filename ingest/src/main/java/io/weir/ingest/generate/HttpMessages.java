package io.weir.ingest.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** HTTP/1.1 message heads (RFC 9112). */
final class HttpMessages {

    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/index.html",
                    "/api/v2/items?page=%d",
                    "/static/app.%d.js",
                    "/img/%d.webp");
    private static final List<String> AGENTS =
            List.of("Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/133.0", "curl/8.11.0");
    private static final List<String> STATUSES =
            List.of("200 OK", "200 OK", "200 OK", "206 Partial Content", "404 Not Found");
    private static final List<String> TYPES =
            List.of("text/html; charset=utf-8", "application/json", "image/webp");

    private HttpMessages() {}

    static byte[] request(Dice dice, String host) {
        String path = any(dice, PATHS).replace("%d", Integer.toString(dice.below(100_000)));
        return text(
                "GET " + path + " HTTP/1.1",
                "Host: " + host,
                "User-Agent: " + any(dice, AGENTS),
                "Accept: */*");
    }

    /** The head of a response with a body of so many octets. */
    static byte[] response(Dice dice, int bodyBytes) {
        return text(
                "HTTP/1.1 " + any(dice, STATUSES),
                "Content-Type: " + any(dice, TYPES),
                "Content-Length: " + bodyBytes);
    }

    private static byte[] text(String... lines) {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String any(Dice dice, List<String> texts) {
        return texts.get(dice.below(texts.size()));
    }
}
