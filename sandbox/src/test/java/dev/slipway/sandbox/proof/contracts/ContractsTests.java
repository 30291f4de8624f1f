package dev.slipway.sandbox.proof.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.sandbox.proof.contracts.aws.AwsChecks;
import dev.slipway.sandbox.proof.contracts.oci.OciChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof itself, where the contracts are at hand; and that it sees a difference. */
class ContractsTests {

    @TempDir
    Path folder;

    @Test
    void jenkinsAnswersAsItWasRecorded() throws Exception {
        Verdict verdict = new JenkinsChecks(contracts()).run(this.folder, (words) -> {});

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.checks()).isGreaterThan(70);
    }

    @Test
    void gitHubAnswersAndIsAskedAsItsDescriptionSays() {
        Verdict verdict = new GitHubChecks(contracts()).run(this.folder, (words) -> {});

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.checks()).isGreaterThan(150);
    }

    @Test
    void awsRefusesAndAnswersAsItsModelsSay() throws Exception {
        Verdict verdict = new AwsChecks(contracts()).run(this.folder, (words) -> {});

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.checks()).isGreaterThan(4000);
    }

    @Test
    void theRegistryKeepsToTheDistributionSpecification() {
        Verdict verdict = new OciChecks().run(this.folder, (words) -> {});

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.checks()).isGreaterThan(100);
    }

    @Test
    void anotherContractIsSeen() throws Exception {
        Path description =
                Files.createDirectories(this.folder.resolve("github")).resolve("rest-api-subset.json");
        String words = Files.readString(contracts().file("github/rest-api-subset.json"));
        Files.writeString(description, words.replace("\"default_branch\"", "\"usual_branch\""));

        Verdict verdict =
                new GitHubChecks(new Contracts(this.folder)).run(this.folder.resolve("data"), (progress) -> {});

        assertThat(verdict.differences()).anyMatch((difference) -> difference.contains("usual_branch"));
    }

    private static Contracts contracts() {
        assumeTrue(Contracts.find().isPresent(), "the contracts folder is not at hand");
        return Contracts.find().orElseThrow();
    }
}
