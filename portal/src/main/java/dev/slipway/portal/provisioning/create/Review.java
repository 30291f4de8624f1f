package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.provisioning.Plan;
import dev.slipway.portal.template.RenderedFile;
import java.util.List;
import java.util.Map;

/**
 * What a create run would do.
 *
 * @param app the app
 * @param plan its steps
 * @param files the first commit
 * @param jobs what the build server would get
 * @param resources what AWS would get
 * @param conflicts what is there already and in the way
 */
public record Review(
        App app,
        Plan plan,
        List<RenderedFile> files,
        Map<String, String> jobs,
        List<AwsResource> resources,
        List<Conflict> conflicts) {

    /** Copies the lists. */
    public Review {
        files = List.copyOf(files);
        resources = List.copyOf(resources);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A thing in AWS.
     *
     * @param type what it is
     * @param name its name; the name in the template for what CloudFormation names itself
     * @param tags its tags
     */
    public record AwsResource(String type, String name, Map<String, String> tags) {}
}
