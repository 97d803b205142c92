package dev.kernelmemory;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The package table: who may use whom. Data flows from procfs to what publishes it. */
@AnalyzeClasses(packages = "dev.kernelmemory", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String[] AT_THE_JARS_ROOT = {
    "AgentClassLoader",
    "AgentCore",
    "Bootstrap",
    "CommandLine",
    "Features",
    "JdkTool",
    "Launcher",
    "Log",
    "Option",
    "OptionValue",
    "Options",
    "Prepared",
    "RecorderListener"
  };

  @ArchTest
  static final ArchRule PACKAGES =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("events")
          .definedBy("dev.kernelmemory.events..")
          .layer("drivers")
          .definedBy("dev.kernelmemory.drivers..")
          .layer("procfs")
          .definedBy("dev.kernelmemory.procfs")
          .layer("environment")
          .definedBy("dev.kernelmemory.environment")
          .layer("sample")
          .definedBy("dev.kernelmemory.sample")
          .layer("analysis")
          .definedBy("dev.kernelmemory.analysis")
          .layer("input")
          .definedBy("dev.kernelmemory.input")
          .layer("attribution")
          .definedBy("dev.kernelmemory.attribution")
          .layer("report")
          .definedBy("dev.kernelmemory.report")
          .layer("jmx")
          .definedBy("dev.kernelmemory.jmx")
          .layer("recording")
          .definedBy("dev.kernelmemory.recording")
          .layer("agent")
          .definedBy("dev.kernelmemory.agent")
          .layer("cli")
          .definedBy("dev.kernelmemory.cli")
          .whereLayer("events")
          .mayOnlyBeAccessedByLayers("recording", "drivers", "agent", "cli")
          .whereLayer("drivers")
          .mayOnlyBeAccessedByLayers("agent", "cli")
          .whereLayer("procfs")
          .mayOnlyBeAccessedByLayers("environment", "sample", "agent", "cli")
          .whereLayer("environment")
          .mayOnlyBeAccessedByLayers("sample", "recording", "agent", "cli")
          .whereLayer("sample")
          .mayOnlyBeAccessedByLayers(
              "analysis", "input", "attribution", "report", "jmx", "recording", "agent", "cli")
          .whereLayer("analysis")
          .mayOnlyBeAccessedByLayers(
              "input", "attribution", "report", "jmx", "recording", "agent", "cli")
          .whereLayer("input")
          .mayOnlyBeAccessedByLayers("attribution", "report", "cli")
          .whereLayer("attribution")
          .mayOnlyBeAccessedByLayers("report", "cli")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("jmx")
          .mayOnlyBeAccessedByLayers("agent", "cli")
          .whereLayer("recording")
          .mayOnlyBeAccessedByLayers("agent", "cli")
          .whereLayer("agent")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule ONLY_PUBLISHERS_KNOW_FLIGHT_RECORDER =
      noClasses()
          .that(resideInAnyPackage("..procfs", "..environment", "..sample", "..analysis", "..jmx"))
          .should()
          .dependOnClassesThat(resideInAPackage("jdk.jfr.."));

  @ArchTest
  static final ArchRule ONLY_PUBLISHERS_KNOW_MANAGEMENT =
      noClasses()
          .that(
              resideInAnyPackage(
                  "..procfs", "..environment", "..sample", "..analysis", "..recording", "..agent"))
          .should()
          .dependOnClassesThat(resideInAnyPackage("javax.management..", "java.lang.management.."));

  /** Byte Buddy has a loader of its own, which nothing but the advice's package stands in. */
  @ArchTest
  static final ArchRule ONLY_THE_ADVICE_KNOWS_BYTE_BUDDY =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kernelmemory.drivers.advice")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("net.bytebuddy..", "dev.kernelmemory.drivers.advice"));

  /** No files, threads or clocks: what it finds depends on nothing but what it is given. */
  @ArchTest
  static final ArchRule ANALYSIS_IS_PURE =
      noClasses()
          .that(resideInAPackage("..analysis"))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.io..", "java.nio..", "java.time..", "java.util.concurrent..")
                  .or(type(Thread.class)))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule NOTHING_TOUCHES_LOGGING =
      noClasses().should().dependOnClassesThat(resideInAPackage("java.util.logging.."));

  /** What stands at the jar's root can't link to what the inner jar's loader has. */
  @ArchTest
  static final ArchRule THE_ROOT_IS_SELF_CONTAINED =
      classes()
          .that(describe("stand at the root", ArchitectureTest::atRoot))
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.<JavaClass>describe("stand at the root", ArchitectureTest::atRoot)
                  .or(not(resideInAPackage("dev.kernelmemory.."))));

  private static boolean atRoot(JavaClass type) {
    for (String name : AT_THE_JARS_ROOT) {
      if (type.getBaseComponentType()
          .getName()
          .matches("dev\\.kernelmemory\\.agent\\." + name + "(\\$.*)?")) {
        return true;
      }
    }
    return false;
  }
}
