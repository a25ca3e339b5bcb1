package io.weir.job.command;

import java.util.List;

/**
 * The topics that the job writes.
 *
 * @param flows flow records
 * @param late trains behind event time
 * @param deadLetters other messages that go into no flow
 */
public record ResultTopics(String flows, String late, String deadLetters) {

    List<String> all() {
        return List.of(flows, late, deadLetters);
    }
}
