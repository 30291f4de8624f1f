package dev.slipway.portal.source.github;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.doctor.Checkup;
import dev.slipway.portal.doctor.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHOrganization;
import reactor.core.publisher.Flux;

/** Asks GitHub for each token that a step will need, and for the teams that the settings name. */
final class GitHubCheckup implements Checkup {

    private static final String SYSTEM = "GitHub";

    private final GitHubClient client;
    private final GitHubCalls calls;
    private final String organisation;
    private final Teams teams;
    private final Duration limit;

    GitHubCheckup(GitHubClient client, GitHubCalls calls, String organisation, Teams teams, Duration limit) {
        this.client = client;
        this.calls = calls;
        this.organisation = organisation;
        this.teams = teams;
        this.limit = limit;
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Flux<Finding> look() {
        return this.calls
                .call("say what the GitHub App may do", this.limit, this::examine)
                .flatMapIterable(found -> found);
    }

    private List<Finding> examine() throws IOException {
        List<Finding> found = new ArrayList<>();
        for (Grant grant : Grant.values()) {
            found.add(right(grant));
        }
        GHOrganization home = this.client.everywhere(Grant.SHARE).getOrganization(this.organisation);
        for (Team team : this.teams.all()) {
            found.add(team(home, team));
        }
        return found;
    }

    private Finding right(Grant grant) throws IOException {
        String subject = "right " + grant.words();
        try {
            this.client.token(grant, null);
            return Finding.well(SYSTEM, subject, "granted in " + this.organisation);
        } catch (OutsideFault refused) {
            return Finding.ill(
                    SYSTEM,
                    subject,
                    "not granted in " + this.organisation,
                    "Add it on the GitHub App's page, and let an owner of the organisation accept it.");
        }
    }

    private Finding team(GHOrganization home, Team team) throws IOException {
        String subject = "team " + team.githubTeam();
        try {
            home.getTeamBySlug(team.githubTeam());
            return Finding.well(SYSTEM, subject, "is there");
        } catch (GHFileNotFoundException ex) {
            return Finding.ill(
                    SYSTEM,
                    subject,
                    "not found in " + this.organisation,
                    "Create it, or correct slipway.teams.%s.github-team.".formatted(team.slug()));
        }
    }
}
