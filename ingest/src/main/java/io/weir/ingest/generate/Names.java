package io.weir.ingest.generate;

import java.util.List;

/** Host names below the top-level domains that RFC 2606 sets aside, some asked far more often. */
final class Names {

    private static final List<String> HOSTS =
            List.of(
                    "www", "api", "cdn", "mail", "img", "login", "static", "updates", "ns1",
                    "edge");
    private static final List<String> FIRST =
            List.of(
                    "blue", "north", "river", "open", "quick", "stone", "green", "cloud", "metro",
                    "data");
    private static final List<String> SECOND =
            List.of(
                    "shop", "bank", "news", "maps", "mail", "video", "games", "travel", "school",
                    "works");
    private static final List<String> TOP =
            List.of("example", "test", "example.com", "example.net");

    private Names() {}

    static String any(Dice dice) {
        int site = dice.below(dice.below(100) + 1);
        String domain = FIRST.get(site % 10) + SECOND.get(site / 10) + "." + TOP.get(site % 4);
        return HOSTS.get(dice.below(dice.below(10) + 1)) + "." + domain;
    }
}
