package io.weir.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Decode, train, sensors' clocks and flow rules are functions of their arguments: time is one of
 * them, and what they find leaves through a return value or a consumer.
 */
class PurePackagesTest {

    private static final String[] PURE = {
        "io.weir.ingest.decode..",
        "io.weir.ingest.train..",
        "io.weir.job.clock..",
        "io.weir.job.flow.."
    };

    private static final String[] ALLOWED = {
        "io.weir.schema..",
        "org.jspecify..",
        "java.lang",
        "java.lang.annotation",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.math",
        "java.nio",
        "java.nio.charset",
        "java.security",
        "java.time",
        "java.time.temporal",
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream",
    };

    /** A marker, and addresses written as numbers; what asks a name server is caught below. */
    private static final Set<String> ALLOWED_CLASSES =
            Set.of("java.io.Serializable", "java.net.InetAddress", "java.net.UnknownHostException");

    private static final Set<String> FORBIDDEN_CLASSES =
            Set.of(
                    "java.lang.Thread",
                    "java.lang.ThreadLocal",
                    "java.lang.Runtime",
                    "java.lang.Process",
                    "java.lang.ProcessBuilder",
                    "java.util.Random",
                    "java.util.Timer",
                    "java.util.Scanner",
                    "java.time.Clock");

    private static final Set<String> CLOCKS_AND_WORLD =
            Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "exit");

    private static final Set<String> NAME_SERVER =
            Set.of("getHostName", "getCanonicalHostName", "getLocalHost", "isReachable");

    @Test
    void dependOnNothingThatTouchesTheWorld() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat(allowed())
                .because("Flink, Kafka, threads, loggers, files and sockets belong to the shells")
                .check(WeirClasses.ALL);
    }

    @Test
    void readNoClockAndAskNoServer() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethodWhere(readsClockOrWorld())
                .because("a replayed archive must give the same flows every time")
                .check(WeirClasses.ALL);
    }

    private static DescribedPredicate<JavaClass> allowed() {
        return describe(
                "are in " + String.join(", ", PURE) + " or " + String.join(", ", ALLOWED),
                type -> {
                    JavaClass base = type.getBaseComponentType();
                    return base.isPrimitive()
                            || ALLOWED_CLASSES.contains(base.getName())
                            || !FORBIDDEN_CLASSES.contains(base.getName())
                                    && (JavaClass.Predicates.resideInAnyPackage(PURE).test(base)
                                            || JavaClass.Predicates.resideInAnyPackage(ALLOWED)
                                                    .test(base));
                });
    }

    private static DescribedPredicate<JavaCall<?>> readsClockOrWorld() {
        return describe(
                "reads a clock, the environment or a name server",
                call -> {
                    String owner = call.getTargetOwner().getName();
                    return owner.equals("java.lang.System")
                                    && CLOCKS_AND_WORLD.contains(call.getName())
                            || owner.startsWith("java.time.") && call.getName().equals("now")
                            || owner.equals("java.net.InetAddress")
                                    && NAME_SERVER.contains(call.getName());
                });
    }
}
