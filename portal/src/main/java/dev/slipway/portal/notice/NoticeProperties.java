package dev.slipway.portal.notice;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is told of failed and recovered deployments, and of those that need an approval.
 *
 * @param mail whether the team of the app gets a mail
 * @param approvers address that mails about approvals go to; the team's own where it is left out
 * @param webhook address that takes messages as Slack's incoming webhooks do; none where it is left out
 * @param timeout how long the webhook may take
 * @param giveUpAfter how long what cannot be delivered is tried again
 */
@Validated
@ConfigurationProperties("slipway.notices")
record NoticeProperties(
        @DefaultValue("true") boolean mail,
        @Nullable @Email String approvers,
        @Nullable URI webhook,
        @NotNull @DefaultValue("10s") Duration timeout,
        @NotNull @DefaultValue("24h") Duration giveUpAfter) {

    /** Whoever knows the webhook's address may write there, so it is not shown. */
    @Override
    public String toString() {
        return "NoticeProperties[mail=%s, webhook=%s]".formatted(this.mail, this.webhook != null);
    }
}
