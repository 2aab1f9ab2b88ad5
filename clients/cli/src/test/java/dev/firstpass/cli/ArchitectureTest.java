package dev.firstpass.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house: who may know whom. This module sees all others. */
@AnalyzeClasses(packages = "dev.firstpass", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule enginesAreKnownOnlyToTheRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.firstpass.inference.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule mediaLibrariesAreKnownOnlyToMedia =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.firstpass.inference.media..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.opencv..",
              "nu.pattern..",
              "com.sun.jna..",
              "javax.imageio..",
              "org.bytedeco..",
              "javax.sound..");

  @ArchTest
  static final ArchRule theWebServerIsKnownOnlyToHttp =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.firstpass.server.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule coreKnowsOnlyItselfAndAStreamingJsonLibrary =
      classes()
          .that()
          .resideInAPackage("dev.firstpass.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.firstpass.core..", "java..", "org.jspecify..", "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule jsonIsReadOnlyInItsOwnPackageOfCore =
      noClasses()
          .that()
          .resideInAPackage("dev.firstpass.core..")
          .and()
          .resideOutsideOfPackage("dev.firstpass.core.json..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule familiesArePureMaths =
      classes()
          .that()
          .resideInAPackage("dev.firstpass.families..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.firstpass.families..",
              "dev.firstpass.core..",
              "java.lang..",
              "java.util..",
              "java.nio..",
              "java.io..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule familiesDoNotKnowOneAnother =
      slices()
          .matching("dev.firstpass.families.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                  "dev.firstpass.families.vision..", "dev.firstpass.families.speech.."));

  @ArchTest
  static final ArchRule toolsDoNotKnowOneAnother =
      slices()
          .matching("dev.firstpass.tools.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                  "dev.firstpass.tools.labelfile.."));

  @ArchTest
  static final ArchRule roomsPointAtCore =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.firstpass.families..", "dev.firstpass.tools..", "dev.firstpass.inference..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.firstpass.server..", "dev.firstpass.cli..");

  @ArchTest
  static final ArchRule theServerNamesNoFamilyAndNoTool =
      noClasses()
          .that()
          .resideInAnyPackage("dev.firstpass.server..", "dev.firstpass.inference..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.firstpass.families..", "dev.firstpass.tools..");

  @ArchTest
  static final ArchRule theEnvironmentIsReadOnlyAtTheStart =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.firstpass.cli.Main")
          .and()
          .resideOutsideOfPackage("dev.firstpass.testkit..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.firstpass.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Service")
          .orShould()
          .haveSimpleNameEndingWith("Processor")
          .orShould()
          .haveSimpleNameEndingWith("Impl");
}
