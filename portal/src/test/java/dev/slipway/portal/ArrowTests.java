package dev.slipway.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the portal's packages point one way. */
class ArrowTests {

    private static final String[] ADAPTERS = {"..source.github..", "..ci.jenkins..", "..cloud.aws.."};

    private static final String[] FEATURES = {
        "..portal.app..",
        "..portal.template..",
        "..portal.provisioning..",
        "..portal.inventory..",
        "..portal.deployment..",
        "..portal.history..",
        "..portal.access..",
        "..portal.web.."
    };

    private final JavaClasses portal = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.slipway.portal");

    @Test
    void featuresKnowPortsAndNoAdapters() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTERS)
                .check(this.portal);
    }

    @Test
    void onlyTheirAdaptersKnowTheVendorsLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..source.github..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.kohsuke..", "org.eclipse.jgit..")
                .check(this.portal);
        noClasses()
                .that()
                .resideOutsideOfPackage("..ci.jenkins..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.offbytwo..")
                .check(this.portal);
        noClasses()
                .that()
                .resideOutsideOfPackage("..cloud.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon.awssdk.services.ecr..",
                        "software.amazon.awssdk.services.ecs..",
                        "software.amazon.awssdk.services.cloudformation..",
                        "software.amazon.awssdk.services.sns..")
                .check(this.portal);
    }

    @Test
    void anAdapterKnowsItsOwnPortOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..portal.provisioning..",
                        "..portal.deployment..",
                        "..portal.history..",
                        "..portal.access..",
                        "..portal.web..")
                .check(this.portal);
    }

    @Test
    void theAppKnowsNothingOfRunsAndDeployments() {
        noClasses()
                .that()
                .resideInAnyPackage("..portal.inventory..", "..portal.template..", "..portal.mail..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..portal.provisioning..", "..portal.deployment..", "..portal.history..")
                .check(this.portal);
    }

    @Test
    void thePortalKnowsNoSandboxAndNoLambda() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.slipway.sandbox..", "dev.slipway.lambdas..")
                .check(this.portal);
    }
}
