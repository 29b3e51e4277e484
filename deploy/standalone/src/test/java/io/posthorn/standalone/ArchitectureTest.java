package io.posthorn.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/// The boundaries of the design (§2, §5), over the main classes of every module.
@AnalyzeClasses(packages = "io.posthorn", importOptions = ArchitectureTest.MainClasses.class)
final class ArchitectureTest {
    private static final String KAFKA = "org.apache.kafka..";
    private static final String[] SQL = {
        "java.sql..", "javax.sql..", "io.micronaut.data..", "org.flywaydb..", "org.h2.."
    };
    private static final String[] HTTP = {"io.vertx..", "io.netty..", "io.micronaut.http..", "java.net.http.."};

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.posthorn.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule apiKnowsNothingOfTheDispatcher = noClasses()
            .that()
            .resideInAPackage("io.posthorn.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.posthorn.dispatcher..");

    @ArchTest
    static final ArchRule dispatcherKnowsNothingOfTheApi = noClasses()
            .that()
            .resideInAPackage("io.posthorn.dispatcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.posthorn.api..");

    @ArchTest
    static final ArchRule commonKnowsNeitherFrameworkNorDatabaseNorHttp = noClasses()
            .that()
            .resideInAPackage("io.posthorn.common..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(HTTP).or(resideInAnyPackage(SQL)).or(resideInAPackage("io.micronaut..")));

    @ArchTest
    static final ArchRule kafkaStandsWhereTheLogIsReadOrWritten = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.posthorn.common.record",
                    "io.posthorn.common.topic",
                    "io.posthorn.api.agent.message",
                    "io.posthorn.api.balance",
                    "io.posthorn.api.endpoint",
                    "io.posthorn.api.health",
                    "io.posthorn.api.kafka",
                    "io.posthorn.api.ledger",
                    "io.posthorn.api.publish",
                    "io.posthorn.api.reading",
                    "io.posthorn.api.replay",
                    "io.posthorn.dispatcher",
                    "io.posthorn.dispatcher.deliver",
                    "io.posthorn.dispatcher.directory",
                    "io.posthorn.dispatcher.edge",
                    "io.posthorn.dispatcher.fanout",
                    "io.posthorn.dispatcher.kafka",
                    "io.posthorn.embeddedkafka")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(KAFKA);

    @ArchTest
    static final ArchRule decidingKnowsNeitherKafkaNorHttp = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.posthorn.api.agent.cadence..",
                    "io.posthorn.common.delivery..",
                    "io.posthorn.common.retry..",
                    "io.posthorn.dispatcher.lane..",
                    "io.posthorn.dispatcher.offset..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(HTTP).or(resideInAPackage(KAFKA)));

    @ArchTest
    static final ArchRule databaseIsKnownToTheApiOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.posthorn.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SQL);

    @ArchTest
    static final ArchRule outboundRequestsLeaveFromOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.posthorn.dispatcher.http..")
            .and()
            .areNotAssignableTo(Rehearsal.class) // it calls itself, with no data of anybody's
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.core.http..", "java.net.http..");

    @ArchTest
    static final ArchRule namesSayTheThingAndNotItsKind =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Data|Info)");

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes().should(beInNullMarkedPackages());

    @ArchTest
    static final ArchRule timeComesIn =
            noClasses().should().accessTargetWhere(describe("it reads the time", ArchitectureTest::readsTheTime));

    /// Not the tests of any module, neither as folders nor as jars.
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getPackageName();
        return switch (access.getName()) {
            case "currentTimeMillis" -> true;
            case "now" -> owner.equals("java.time");
            default -> false;
        };
    }

    private static ArchCondition<JavaClass> beInNullMarkedPackages() {
        return ArchCondition.from(
                describe("be in null-marked packages", each -> each.getPackage().isAnnotatedWith(NullMarked.class)));
    }
}
