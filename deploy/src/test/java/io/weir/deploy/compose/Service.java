package io.weir.deploy.compose;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One service of docker-compose.yml.
 *
 * @param keys what stands there, with what it takes from elsewhere
 */
record Service(String name, Map<String, Object> keys) {

    private static final Pattern SIZE = Pattern.compile("(\\d+)m");

    String image() {
        return keys.getOrDefault("image", "").toString();
    }

    List<String> words(String key) {
        Object value = keys.get(key);
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    /** Megabytes that it may use; 0 for no limit. */
    int megabytes() {
        Matcher size = SIZE.matcher(keys.getOrDefault("mem_limit", "").toString());
        return size.matches() ? Integer.parseInt(size.group(1)) : 0;
    }

    /** Does its work and ends, so that nobody asks for its health. */
    boolean isOneShot() {
        return "no".equals(keys.get("restart"));
    }

    Map<?, ?> health() {
        return keys.get("healthcheck") instanceof Map<?, ?> health ? health : Map.of();
    }

    boolean isOurs() {
        return image().startsWith("weir/");
    }
}
