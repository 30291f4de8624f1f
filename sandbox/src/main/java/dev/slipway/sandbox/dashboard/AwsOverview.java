package dev.slipway.sandbox.dashboard;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.dashboard.Section.Cell;
import dev.slipway.sandbox.dashboard.Section.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What lies in AWS, service by service. */
final class AwsOverview {

    private static final int AT_ONCE = 10;

    private final EcsAsyncClient ecs;
    private final EcrAsyncClient ecr;
    private final CloudFormationAsyncClient stacks;
    private final DynamoDbAsyncClient tables;
    private final SqsAsyncClient queues;
    private final CloudWatchLogsAsyncClient logs;

    AwsOverview(SandboxClients clients) {
        this.ecs = clients.client(EcsAsyncClient.builder());
        this.ecr = clients.client(EcrAsyncClient.builder());
        this.stacks = clients.client(CloudFormationAsyncClient.builder());
        this.tables = clients.client(DynamoDbAsyncClient.builder());
        this.queues = clients.client(SqsAsyncClient.builder());
        this.logs = clients.client(CloudWatchLogsAsyncClient.builder());
    }

    List<Section> sections() {
        return List.of(services(), tasks(), images(), stackList(), queueList(), tableList(), logList());
    }

    private Section services() {
        List<Row> rows = new ArrayList<>();
        for (String cluster : await(this.ecs.listClusters()).clusterArns()) {
            List<String> arns = await(this.ecs.listServices(
                            (list) -> list.cluster(cluster).maxResults(100)))
                    .serviceArns();
            for (int from = 0; from < arns.size(); from += AT_ONCE) {
                List<String> some = arns.subList(from, Math.min(from + AT_ONCE, arns.size()));
                await(this.ecs.describeServices(
                                (describe) -> describe.cluster(cluster).services(some)))
                        .services()
                        .forEach((service) -> rows.add(row(cluster, service)));
            }
        }
        return new Section(
                "ECS services",
                "None yet: the first deployment of an app creates one.",
                List.of("Cluster", "Service", "Status", "Running", "Wanted", "Task definition"),
                rows);
    }

    private static Row row(String cluster, Service service) {
        return Row.of(
                name(cluster),
                service.serviceName(),
                service.status(),
                service.runningCount(),
                service.desiredCount(),
                name(service.taskDefinition()));
    }

    private Section tasks() {
        List<Row> rows = new ArrayList<>();
        for (String cluster : await(this.ecs.listClusters()).clusterArns()) {
            List<String> arns = await(
                            this.ecs.listTasks((list) -> list.cluster(cluster).maxResults(100)))
                    .taskArns();
            if (!arns.isEmpty()) {
                await(this.ecs.describeTasks(
                                (describe) -> describe.cluster(cluster).tasks(arns)))
                        .tasks()
                        .forEach((task) -> rows.add(row(cluster, task)));
            }
        }
        return new Section(
                "ECS tasks", "None runs.", List.of("Cluster", "Task", "Of", "Status", "Health", "Runs"), rows);
    }

    private static Row row(String cluster, Task task) {
        String runs =
                task.attributes().stream().findFirst().map(Attribute::value).orElse("");
        return Row.of(
                name(cluster),
                name(task.taskArn()),
                task.group(),
                task.lastStatus(),
                task.healthStatusAsString(),
                runs);
    }

    private Section images() {
        List<Row> rows = await(this.ecr.describeRepositories()).repositories().stream()
                .flatMap(this::images)
                .toList();
        return new Section("ECR images", "None yet.", List.of("Repository", "Digest", "Tags", "Bytes", "Pushed"), rows);
    }

    private Stream<Row> images(Repository repository) {
        return await(this.ecr.describeImages((describe) -> describe.repositoryName(repository.repositoryName())))
                .imageDetails()
                .stream()
                .map((image) -> row(repository, image));
    }

    private static Row row(Repository repository, ImageDetail image) {
        return Row.of(
                repository.repositoryName(),
                image.imageDigest(),
                String.join(", ", image.imageTags()),
                image.imageSizeInBytes(),
                image.imagePushedAt());
    }

    private Section stackList() {
        List<Row> rows = await(this.stacks.describeStacks()).stacks().stream()
                .map((stack) -> Row.of(stack.stackName(), stack.stackStatusAsString(), stack.creationTime()))
                .toList();
        return new Section("CloudFormation stacks", "None.", List.of("Stack", "Status", "Created"), rows);
    }

    private Section queueList() {
        List<Row> rows = await(this.queues.listQueues()).queueUrls().stream()
                .map(this::queue)
                .toList();
        return new Section("SQS queues", "None.", List.of("Queue", "Waiting", "In hand"), rows);
    }

    private Row queue(String url) {
        var attributes = await(this.queues.getQueueAttributes((get) -> get.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)))
                .attributes();
        return Row.of(
                name(url),
                attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "?"),
                attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "?"));
    }

    private Section tableList() {
        List<Row> rows = await(this.tables.listTables()).tableNames().stream()
                .map((table) -> Row.of(new Cell(table, "/aws/tables/" + table)))
                .toList();
        return new Section("DynamoDB tables", "None.", List.of("Table"), rows);
    }

    private Section logList() {
        List<Row> rows = await(this.logs.describeLogGroups()).logGroups().stream()
                .flatMap(this::streams)
                .toList();
        return new Section("Logs", "None yet: tasks and functions write them.", List.of("Group", "Stream"), rows);
    }

    private Stream<Row> streams(LogGroup group) {
        return await(this.logs.describeLogStreams((describe) -> describe.logGroupName(group.logGroupName())))
                .logStreams()
                .stream()
                .map((stream) -> Row.of(
                        group.logGroupName(),
                        new Cell(
                                stream.logStreamName(),
                                "/aws/logs?group=%s&stream=%s"
                                        .formatted(encoded(group.logGroupName()), encoded(stream.logStreamName())))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
