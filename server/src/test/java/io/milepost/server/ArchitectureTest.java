package io.milepost.server;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What may depend on what: the table of ARCHITECTURE.md, enforced. */
@AnalyzeClasses(packages = "io.milepost", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String MODEL = "io.milepost.model..";
  private static final String STORE = "io.milepost.store..";
  private static final String POLICY = "io.milepost.policy..";
  private static final String HEALTH_CHECK = "io.milepost.healthcheck..";
  private static final String DNSSEC = "io.milepost.dnssec..";
  private static final String PLACE = "io.milepost.policy.place..";
  private static final String GEO = "io.milepost.geo..";
  private static final String RESOLVER = "io.milepost.resolver..";
  private static final String API = "io.milepost.api..";
  private static final String SERVER = "io.milepost.server..";
  private static final String LAUNCH = "io.milepost.server.launch..";
  private static final String WIRE = "io.milepost.server.wire..";

  private static final String[] PLAIN_JAVA = {"java..", "org.jspecify.."};

  @ArchTest static final ArchRule MODEL_IS_A_LEAF = mayUse(MODEL, List.of(), "org.xbill.DNS..");

  @ArchTest static final ArchRule POLICY_ENGINE_USES_THE_MODEL = mayUse(POLICY, List.of(MODEL));

  @ArchTest
  static final ArchRule DNSSEC_USES_THE_MODEL_AND_CRYPTOGRAPHY =
      mayUse(
          DNSSEC,
          List.of(MODEL),
          "javax.crypto..",
          "org.bouncycastle..",
          "com.amazon.corretto..",
          "com.github.benmanes.caffeine..",
          "org.slf4j..",
          "org.xbill.DNS..");

  @ArchTest
  static final ArchRule HEALTH_CHECKS_USE_THE_MODEL =
      mayUse(
          HEALTH_CHECK,
          List.of(MODEL),
          "javax.net.ssl..",
          "javax.security.auth.x500..",
          "javax.naming..",
          "org.slf4j..");

  @ArchTest
  static final ArchRule GEO_USES_PLACES_AND_THE_READER =
      mayUse(GEO, List.of(MODEL, PLACE), "com.maxmind.db..");

  @ArchTest
  static final ArchRule RESOLVER_USES_THE_POLICY_ENGINE =
      mayUse(RESOLVER, List.of(MODEL, POLICY), "org.xbill.DNS..", "org.slf4j..");

  @ArchTest
  static final ArchRule DATABASES_OF_PLACES_ARE_READ_BY_GEO =
      noClasses()
          .that()
          .resideOutsideOfPackage(GEO)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.maxmind.db..");

  @ArchTest
  static final ArchRule STORE_USES_THE_MODEL_AND_JDBC =
      mayUse(
          STORE,
          List.of(MODEL),
          "javax.sql..",
          "org.sqlite..",
          "com.zaxxer.hikari..",
          "org.flywaydb..",
          "org.slf4j..");

  @ArchTest
  static final ArchRule CONTROL_API_NEVER_SEES_STORE_OR_SERVER =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STORE, GEO, RESOLVER, SERVER, "io.netty..");

  @ArchTest
  static final ArchRule DNS_FRONT_END_SEES_MODEL_AND_POLICY_ENGINE =
      noClasses()
          .that(resideInAPackage(SERVER).and(not(resideInAPackage(LAUNCH))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STORE, GEO, RESOLVER, API, LAUNCH);

  @ArchTest
  static final ArchRule NETTY_STAYS_IN_THE_SERVER =
      noClasses()
          .that()
          .resideOutsideOfPackage(SERVER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  @ArchTest
  static final ArchRule MICRONAUT_STAYS_IN_THE_API_AND_LAUNCH =
      noClasses()
          .that()
          .resideOutsideOfPackages(API, LAUNCH)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micronaut..");

  @ArchTest
  static final ArchRule NO_LOGGING_ON_THE_ANSWER_PATH =
      noClasses()
          .that()
          .resideInAnyPackage(MODEL, POLICY, GEO, WIRE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.slf4j..");

  @ArchTest
  static final ArchRule TIME_AND_CHANCE_ARE_PASSED_IN =
      noClasses()
          .that()
          .resideInAnyPackage(MODEL, POLICY, HEALTH_CHECK, GEO, RESOLVER)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(ThreadLocalRandom.class, "current")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule MODEL_PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.milepost.model.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SERVER_PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.milepost.server.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_IS_SET_AFTER_CONSTRUCTION =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(MODEL)
          .and()
          .haveRawReturnType(void.class)
          .should()
          .haveNameNotMatching("set[A-Z].*");

  /** Classes of a package use plain Java, their own package, and what is named. */
  private static ArchRule mayUse(String own, List<String> modules, String... libraries) {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(PLAIN_JAVA)
            .or(resideInAnyPackage(modules.toArray(String[]::new)))
            .or(resideInAnyPackage(libraries))
            .or(resideInAPackage(own));
    return classes().that().resideInAPackage(own).should().onlyDependOnClassesThat(allowed);
  }

  /** Rules over packages that are not there hold for the wrong reason. */
  @ArchTest
  static void everyPackageOfTheRulesIsThere(JavaClasses all) {
    for (String name : List.of(MODEL, STORE, POLICY, DNSSEC, PLACE, GEO, API, LAUNCH, WIRE)) {
      assertThat(all.that(resideInAPackage(name)).that(alwaysTrue())).as(name).isNotEmpty();
    }
  }

  @Test
  void mayUse_violated_isSeen() {
    ArchRule impossible = mayUse(POLICY, List.of());
    JavaClasses policy =
        new com.tngtech.archunit.core.importer.ClassFileImporter()
            .importPackages("io.milepost.policy");
    assertThat(impossible.evaluate(policy).hasViolation()).isTrue();
  }
}
