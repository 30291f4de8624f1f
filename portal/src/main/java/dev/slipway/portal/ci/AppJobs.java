package dev.slipway.portal.ci;

import java.net.URI;

/**
 * What an app needs on the build server.
 *
 * @param folder name of the folder
 * @param mark ownership mark, for the description
 * @param displayName words for people
 * @param repository clone address of the repository
 * @param repositoryOwner organisation of the repository
 * @param repositoryName name of the repository
 * @param appToken token of the portal's API for this app; kept as a credential of the folder, never shown
 * @param portal address of the portal as the build agents reach it
 */
public record AppJobs(
        String folder,
        String mark,
        String displayName,
        URI repository,
        String repositoryOwner,
        String repositoryName,
        String appToken,
        URI portal) {

    /** The commit status that the branch source sends for pull requests, and that protects the default branch. */
    public static final String REQUIRED_STATUS = "continuous-integration/jenkins/pr-merge";

    /** Returns the token as the folder's credential. */
    public Credential credential() {
        return new Credential(this.folder, this.mark, this.displayName, this.appToken, this.portal);
    }

    @Override
    public String toString() {
        return "AppJobs[folder=%s, mark=%s, appToken=***]".formatted(this.folder, this.mark);
    }

    /**
     * The app's token, as its pipelines find it.
     *
     * @param folder name of the folder
     * @param mark ownership mark that the folder must bear
     * @param displayName words for people
     * @param token the token; never shown
     * @param portal address of the portal
     */
    public record Credential(String folder, String mark, String displayName, String token, URI portal) {

        @Override
        public String toString() {
            return "Credential[folder=%s, token=***]".formatted(this.folder);
        }
    }
}
