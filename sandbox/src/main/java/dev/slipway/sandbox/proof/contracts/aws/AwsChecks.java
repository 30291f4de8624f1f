package dev.slipway.sandbox.proof.contracts.aws;

import dev.slipway.sandbox.aws.model.Operation;
import dev.slipway.sandbox.aws.model.ServiceModel;
import dev.slipway.sandbox.proof.contracts.ContractChecks;
import dev.slipway.sandbox.proof.contracts.Contracts;
import dev.slipway.sandbox.proof.contracts.Verdict;
import dev.slipway.sandbox.world.AwsWorld;
import dev.slipway.sandbox.world.DataFolder;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The sandbox's AWS against Amazon's models and documents: what the models forbid is refused with a documented code, and
 * conversations through Amazon's own clients go as documented, each answer held against its model.
 */
public final class AwsChecks implements ContractChecks {

    private static final List<String> SERVICES = List.of(
            "application-autoscaling",
            "cloudformation",
            "dynamodb",
            "ecr",
            "ecs",
            "elbv2",
            "events",
            "iam",
            "lambda",
            "logs",
            "rds",
            "s3",
            "scheduler",
            "secretsmanager",
            "sns",
            "sqs",
            "sts");

    private static final List<Consumer<Talk>> TALKS = List.of(
            new ImageTalk(),
            new ContainerTalk(),
            new StackTalk(),
            new MessageTalk(),
            new StoreTalk(),
            new AccountTalk());

    private final Contracts contracts;

    /** @param contracts holds the models */
    public AwsChecks(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public String system() {
        return "aws";
    }

    @Override
    public Verdict run(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        AtomicInteger answers = new AtomicInteger();
        List<String> differences = Collections.synchronizedList(new ArrayList<>());
        try (DataFolder data = DataFolder.open(folder, false);
                AwsWorld aws = AwsWorld.witnessed(data, Ports.free(), (operation, status, found) -> {
                    answers.incrementAndGet();
                    found.forEach((difference) -> differences.add(operation + " answers: " + difference));
                })) {
            int made = 0;
            for (String service : SERVICES) {
                progress.accept(service);
                PublishedModel model = PublishedModel.read(this.contracts.file("aws/%s.json".formatted(service)));
                RefusalChecks refusals = new RefusalChecks(model, new WireWriter(model, aws.address()));
                for (Operation operation : ServiceModel.load(service).operations()) {
                    refusals.check(operation.name());
                }
                made += refusals.made();
                differences.addAll(refusals.differences());
            }
            progress.accept("conversations");
            Talk talk = new Talk(aws.clients());
            TALKS.forEach(talk::hold);
            differences.addAll(talk.differences());
            return new Verdict(made + talk.made() + answers.get(), differences);
        }
    }
}
