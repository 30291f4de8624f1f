package dev.slipway.portal.template;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the catalogue at the start, so that a broken template is seen at once. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Bean
    Catalogue catalogue(TemplateProperties properties) {
        return FolderCatalogue.load(properties.templates().toPath());
    }
}
