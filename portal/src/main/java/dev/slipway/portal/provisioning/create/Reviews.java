package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.ci.AppJobs;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.provisioning.AppFiles;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.create.Review.AwsResource;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.template.Template;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Shows what a create run would do, and does nothing of it: outside is only looked, and nothing is stored. */
public final class Reviews {

    private static final Pattern DECLARED = Pattern.compile("(?m)^  (\\w+):\\s*\\n\\s+Type: (AWS::[\\w:]+)");
    /** Stands for the id of the run that there is none of yet. */
    private static final String NO_RUN = "(run)";

    private final NewAppCheck check;
    private final CreateConflicts conflicts;
    private final AppFiles files;
    private final SourceHosting source;
    private final BuildServer builds;
    private final PortalProperties portal;
    private final Clock clock;

    Reviews(
            NewAppCheck check,
            CreateConflicts conflicts,
            AppFiles files,
            SourceHosting source,
            BuildServer builds,
            PortalProperties portal,
            Clock clock) {
        this.check = check;
        this.conflicts = conflicts;
        this.files = files;
        this.source = source;
        this.builds = builds;
        this.portal = portal;
        this.clock = clock;
    }

    /** Reviews an order; {@link dev.slipway.portal.InvalidInput} with the fields that break a rule. */
    public Mono<Review> review(NewApp wanted, Caller.Person caller) {
        return Mono.fromSupplier(() -> this.check.check(wanted, caller)).flatMap(checked -> {
            App app = new App(
                    checked.name(),
                    checked.team().slug(),
                    checked.owner(),
                    checked.template().manifest().reference(),
                    checked.parameters(),
                    NO_RUN,
                    this.clock.instant());
            URI repository = this.source.pageOf(app.name().repository());
            return Mono.zip(this.files.render(app, repository), this.conflicts.of(app.name()))
                    .map(parts -> new Review(
                            app,
                            CreatePlan.plan(),
                            parts.getT1(),
                            this.builds.definitions(jobs(app, repository)),
                            resources(app, checked.template()),
                            parts.getT2()));
        });
    }

    private AppJobs jobs(App app, URI repository) {
        return new AppJobs(
                app.name().folder(),
                new Mark(app.name(), NO_RUN).text(),
                app.name().value(),
                URI.create(repository + ".git"),
                this.portal.organisation(),
                app.name().repository(),
                "(a new token of the app)",
                this.portal.url());
    }

    private static List<AwsResource> resources(App app, Template template) {
        AppName name = app.name();
        Map<String, String> tags =
                new TreeMap<>(Map.of(Mark.APP_TAG, name.value(), Mark.RUN_TAG, NO_RUN, Mark.TEAM_TAG, app.team()));
        List<AwsResource> all = new ArrayList<>();
        all.add(new AwsResource("AWS::ECR::Repository", name.registry(), tags));
        Map<String, String> inTest = new TreeMap<>(tags);
        inTest.put("slipway:environment", EnvironmentName.TEST.value());
        template.infrastructure().ifPresent(text -> {
            all.add(new AwsResource("AWS::CloudFormation::Stack", name.stack(EnvironmentName.TEST), inTest));
            Matcher declared = DECLARED.matcher(text);
            while (declared.find()) {
                all.add(new AwsResource(declared.group(2), declared.group(1), inTest));
            }
        });
        all.add(new AwsResource("AWS::ECS::TaskDefinition", name.taskFamily(EnvironmentName.TEST), inTest));
        all.add(new AwsResource("AWS::ECS::Service", name.service(), inTest));
        return all;
    }
}
