package dev.slipway.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.aws.delivery.Targets;
import dev.slipway.sandbox.aws.ecr.Ecr;
import dev.slipway.sandbox.aws.iam.Iam;
import dev.slipway.sandbox.aws.s3.S3;
import dev.slipway.sandbox.aws.scheduler.Scheduler;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no client of Amazon's would send, on the wire. */
class RequestCheckTests {

    @TempDir
    static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static AwsInTests aws;
    private static Ecr ecr;
    private static Scheduler scheduler;

    @BeforeAll
    static void open() {
        ecr = new Ecr(folder.resolve("ecr"), 0);
        aws = AwsInTests.with(ecr.service(), new Iam(folder.resolve("iam")), new S3(folder.resolve("s3")));
        scheduler = new Scheduler(folder.resolve("scheduler"), new Targets(aws.clients()));
        aws.door().add(scheduler);
    }

    @AfterAll
    static void close() {
        scheduler.close();
        ecr.close();
        aws.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"repositoryName":"shop","colour":"red"}     | InvalidParameterException | Unknown parameter 'colour'
            {}                                           | InvalidParameterException | Value null at 'repositoryName' failed to satisfy constraint: Member must not be null
            {"repositoryName":7}                         | SerializationException    | number at 'repositoryName' can not be converted to a string
            {"repositoryName":"Shop"}                    | InvalidParameterException | Member must satisfy regular expression pattern
            {"repositoryName":"s"}                       | InvalidParameterException | Member must have length greater than or equal to 2
            {"repositoryName":"shop","imageTagMutability":"SOMETIMES"} | InvalidParameterException | Member must satisfy enum value set: [MUTABLE, IMMUTABLE
            {"repositoryName":"shop","tags":[{"Value":"x"}]} | InvalidParameterException | at 'tags.1.member.key'
            {"repositoryName":                           | SerializationException    | Unexpected end-of-input
            []                                           | SerializationException    | not a JSON object
            """)
    void refusesJsonInTheServicesOwnShape(String body, String code, String message) throws Exception {
        HttpResponse<String> answer = json("ecr", "AmazonEC2ContainerRegistry_V20150921.CreateRepository", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
        assertThat(answer.body()).contains("\"__type\":\"" + code + "\"").contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Action=CreateRole&Version=2010-05-08&RoleName=a%20b&AssumeRolePolicyDocument=%7B%7D | regular expression pattern
            Action=CreateRole&Version=2010-05-08&RoleName=ab                                    | Value null at 'assumeRolePolicyDocument'
            Action=GetRole&Version=2010-05-08&RoleName=ab&Colour=red                            | Unknown parameter 'colour'
            Action=ListRoles&Version=2010-05-08&MaxItems=5000                                   | less than or equal to 1000
            """)
    void refusesAFormInTheServicesOwnShape(String body, String message) throws Exception {
        HttpResponse<String> answer = send("iam", "/", "application/x-www-form-urlencoded", body, "POST");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<ErrorResponse", "<Code>ValidationError</Code>", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /schedules/a            | {"ScheduleExpression":"rate(1 day)"}        | ValidationException | Value null at 'flexibleTimeWindow'
            /schedules/a%20b        | {}                                          | ValidationException | at 'name' failed to satisfy constraint
            /schedules/a            | {"State":"PAUSED"}                          | ValidationException | enum value set: [ENABLED, DISABLED]
            /schedules/a?colour=red | {}                                          | ValidationException | Unknown parameter 'colour'
            """)
    void refusesARestCallInTheServicesOwnShape(String path, String body, String code, String message) throws Exception {
        HttpResponse<String> answer = send("scheduler", path, "application/json", body, "POST");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(code);
        assertThat(answer.body()).contains(message);
    }

    @Test
    void refusesABadNumberOfKeysAsS3Does() throws Exception {
        HttpResponse<String> answer = send("s3", "/bucket?list-type=2&max-keys=many", "text/plain", "", "GET");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Error>").contains("max");
    }

    @Test
    void doesNotShowWhatMayBeSecret() throws Exception {
        HttpResponse<String> answer = json(
                "ecr",
                "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories",
                "{\"nextToken\":{\"a\":\"hush\"},\"maxResults\":0}");

        assertThat(answer.body()).contains("nextToken").doesNotContain("hush");
    }

    private static HttpResponse<String> json(String service, String target, String body) throws Exception {
        HttpRequest.Builder request = request(service, "/")
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1");
        return HTTP.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String service, String path, String type, String body, String method)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(service, path).header("Content-Type", type);
        return HTTP.send(request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(aws.door().address().resolve(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=sandbox/20260101/eu-central-1/%s/aws4_request, Signature=0"
                                .formatted(service));
    }
}
