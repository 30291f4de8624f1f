package dev.slipway.portal.ci.jenkins;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts Jenkins behind the portal's need for a build server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JenkinsProperties.class)
class JenkinsConfiguration {

    @Bean(destroyMethod = "close")
    JenkinsBuildServer buildServer(JenkinsProperties properties) {
        return new JenkinsBuildServer(properties);
    }

    @Bean(destroyMethod = "close")
    JenkinsCheckup jenkinsCheckup(JenkinsProperties properties) {
        return new JenkinsCheckup(properties);
    }
}
