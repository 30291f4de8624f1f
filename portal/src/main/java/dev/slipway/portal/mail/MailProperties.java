package dev.slipway.portal.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the portal writes mails; the server is set with {@code spring.mail.*}.
 *
 * @param from address that mails come from
 * @param timeout how long handing over one mail may take
 */
@Validated
@ConfigurationProperties("slipway.mail")
public record MailProperties(
        @NotBlank @Email String from,
        @NotNull @DefaultValue("20s") Duration timeout) {}
