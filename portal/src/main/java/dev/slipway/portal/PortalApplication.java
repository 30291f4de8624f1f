package dev.slipway.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the portal. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PortalApplication {

    /** @param args Spring Boot's command line arguments */
    public static void main(String[] args) {
        SpringApplication.run(PortalApplication.class, args);
    }
}
