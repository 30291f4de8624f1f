package dev.slipway.sandbox.aws.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrimmedModelsTests {

    @ParameterizedTest
    @MethodSource("services")
    void areTheirContractsCutDownToWhatIsOffered(String service) throws IOException {
        Optional<Path> contracts = contracts();
        assumeTrue(contracts.isPresent(), "shared/contracts/aws is not at hand");

        String cut = TrimModels.trim(contracts.orElseThrow(), service, operations(service));

        assertThat(resource(service + ".json"))
                .as("run TrimModels when offered.properties or a contract has changed")
                .isEqualTo(cut);
    }

    @ParameterizedTest
    @MethodSource("services")
    void holdWhatIsOffered(String service) throws IOException {
        assertThat(ServiceModel.load(service).operations())
                .extracting(Operation::name)
                .containsExactlyElementsOf(operations(service));
    }

    @Test
    void tellWhereTheyComeFrom() throws IOException {
        assertThat(resource("NOTICE")).contains("botocore", "Apache License");
    }

    private static List<String> operations(String service) throws IOException {
        return TrimModels.offered().getOrDefault(service, List.of());
    }

    static Stream<String> services() throws IOException {
        return TrimModels.offered().keySet().stream();
    }

    private static Optional<Path> contracts() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map((folder) -> folder.resolve("shared/contracts/aws"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(ServiceModel.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
