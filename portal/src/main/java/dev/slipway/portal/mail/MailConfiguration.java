package dev.slipway.portal.mail;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Makes SMTP the way to write to people. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    Mailer mailer(JavaMailSender sender, MailProperties settings) {
        return new SmtpMailer(sender, settings);
    }
}
