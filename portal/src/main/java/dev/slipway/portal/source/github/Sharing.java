package dev.slipway.portal.source.github;

import dev.slipway.portal.OutsideFault;
import java.io.IOException;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHOrganization;
import org.kohsuke.github.GHTeam;
import org.kohsuke.github.GitHub;

/** Who may push to a repository: teams of the organisation, and who is in it. Blocks. */
final class Sharing {

    private final GitHubClient client;
    private final String organisation;

    Sharing(GitHubClient client, String organisation) {
        this.client = client;
        this.organisation = organisation;
    }

    /** Lets a team push; without such a team the settings are wrong, which no repeat mends. */
    void give(long repository, String team) throws IOException {
        GitHub github = this.client.in(repository, Grant.SHARE);
        known(github, team)
                .add(
                        github.getRepositoryById(repository),
                        GHOrganization.RepositoryRole.from(GHOrganization.Permission.PUSH));
    }

    /** Lets a team push no longer. */
    void take(long repository, String team) throws IOException {
        GitHub github = this.client.in(repository, Grant.SHARE);
        try {
            team(github, team).remove(github.getRepositoryById(repository));
        } catch (GHFileNotFoundException ex) {
            // Without the team, or the repository, there is no access either.
        }
    }

    /** Returns whether a person is in the organisation; one whom GitHub does not know is not. */
    boolean includes(String login) throws IOException {
        GitHub github = this.client.everywhere(Grant.SEE_MEMBERS);
        try {
            return github.getOrganization(this.organisation).hasMember(github.getUser(login));
        } catch (GHFileNotFoundException ex) {
            return false;
        }
    }

    private GHTeam known(GitHub github, String slug) throws IOException {
        try {
            return team(github, slug);
        } catch (GHFileNotFoundException ex) {
            throw OutsideFault.lasting(
                    "GitHub",
                    "GitHub has no team '%s' in the organisation '%s'. Create it, or correct the team's github-team in the settings."
                            .formatted(slug, this.organisation),
                    ex);
        }
    }

    private GHTeam team(GitHub github, String slug) throws IOException {
        return github.getOrganization(this.organisation).getTeamBySlug(slug);
    }
}
