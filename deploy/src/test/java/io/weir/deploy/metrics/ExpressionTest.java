package io.weir.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    @Test
    void tellsMetricsFromFunctionsAndLabels() {
        Expression expression =
                Expression.of(
                        "sum by (a, b) (rate(x_total{c=~\"$d, e=f\", g!=\"\"}[5m] offset 10m)) > 1e3"
                                + " and on (h) group_left y unless 2 * abs(z:z)");

        assertThat(expression.matched())
                .isEqualTo(
                        Map.of(
                                "x_total", Set.of("c", "g"),
                                "y", Set.of(),
                                "z:z", Set.of()));
        assertThat(expression.grouped()).containsExactlyInAnyOrder("a", "b", "h");
    }
}
