package io.weir.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** schemas ← command ← ingest, job ← cli; ingest and job never meet. */
class ModuleArrowsTest {

    private static final String SCHEMAS = "io.weir.schema..";
    private static final String COMMAND = "io.weir.command..";
    private static final String INGEST = "io.weir.ingest..";
    private static final String JOB = "io.weir.job..";
    private static final String CLI = "io.weir.cli..";

    @Test
    void seesTheClassesOfEveryModule() {
        assertThat(WeirClasses.ALL.stream().map(type -> type.getPackageName().split("\\.")[2]))
                .contains("schema", "command", "broker", "ingest", "job", "cli")
                .containsOnly("schema", "command", "broker", "ingest", "job", "cli");
    }

    @Test
    void letsTheContractDependOnNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage(SCHEMAS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(SCHEMAS, "java..", "org.jspecify..")
                .because("sensors, jobs and readers of other projects take the contract as it is")
                .check(WeirClasses.ALL);
    }

    @Test
    void keepsTheShellOfACommandFreeOfWhatCommandsDo() {
        noClasses()
                .that()
                .resideInAPackage(COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INGEST, JOB, CLI, "org.apache..")
                .because("the sensor's jar carries it without Flink, the job's without pcap4j")
                .check(WeirClasses.ALL);
    }

    @Test
    void keepsTheSensorFreeOfTheJobAndOfFlink() {
        noClasses()
                .that()
                .resideInAPackage(INGEST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JOB, CLI, "org.apache.flink..", "org.apache.parquet..")
                .because("a sensor runs where no Flink is")
                .check(WeirClasses.ALL);
    }

    @Test
    void keepsTheJobFreeOfTheSensor() {
        noClasses()
                .that()
                .resideInAPackage(JOB)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INGEST, CLI, "org.pcap4j..")
                .because("the job takes trains, wherever they come from")
                .check(WeirClasses.ALL);
    }

    @Test
    void keepsIcebergToOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.weir.job.iceberg..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.iceberg..")
                .because("who writes plain Parquet loads none of it")
                .check(WeirClasses.ALL);
    }

    @Test
    void keepsHadoopOffTheRuntimeClassPath() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
