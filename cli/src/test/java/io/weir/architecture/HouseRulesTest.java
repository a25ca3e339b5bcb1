package io.weir.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Names that say something, nulls that are said, packages that form no ring. */
class HouseRulesTest {

    @Test
    void namesNoClassAfterNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Common|Misc)")
                .because("a class is named for the thing that it is")
                .check(WeirClasses.ALL);
    }

    @Test
    void namesNoPackageAfterNothing() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..", "..misc..")
                .check(WeirClasses.ALL);
    }

    @Test
    void marksEveryPackageForNulls() {
        List<String> unmarked =
                WeirClasses.ALL.stream()
                        .map(type -> type.getPackage())
                        .distinct()
                        .filter(found -> !isMarked(found))
                        .map(JavaPackage::getName)
                        .toList();

        assertThat(unmarked).as("packages without @NullMarked in a package-info").isEmpty();
    }

    @Test
    void letsPackagesFormNoRing() {
        slices().matching("io.weir.(**)").should().beFreeOfCycles().check(WeirClasses.ALL);
    }

    @Test
    void leavesTheStandardStreamsToTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.weir.cli..", "io.weir.command..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("standard output carries results only, and the command decides on them")
                .check(WeirClasses.ALL);
    }

    private static boolean isMarked(JavaPackage found) {
        return found.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }
}
