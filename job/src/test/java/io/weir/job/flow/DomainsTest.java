package io.weir.job.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainsTest {

    private static final Domains LISTED =
            new Domains(Map.of("campus", List.of("west", "east", "west"), "lab", List.of("one")));

    @Test
    void expectsEachListedSensorOnceInOrder() {
        assertThat(LISTED.expected("campus")).containsExactly("east", "west");
        assertThat(LISTED.hasSeveralSensors("campus")).isTrue();
    }

    @Test
    void knowsOneSensorWhereOneIsListed() {
        assertThat(LISTED.expected("lab")).containsExactly("one");
        assertThat(LISTED.hasSeveralSensors("lab")).isFalse();
    }

    @Test
    void knowsNoSensorOfADomainThatIsNotListed() {
        assertThat(LISTED.expected("elsewhere")).isEmpty();
        assertThat(LISTED.hasSeveralSensors("elsewhere")).isFalse();
        assertThat(Domains.UNLISTED.hasSeveralSensors("campus")).isFalse();
    }

    @Test
    void refusesADomainWithoutSensors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Domains(Map.of("campus", List.of())))
                .withMessageContaining("campus");
    }
}
