package dev.slipway.portal.template;

import java.io.File;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the templates are.
 *
 * @param templates folder of the catalogue; a file and no path, since Spring looks for paths on the class path first
 */
@ConfigurationProperties("slipway")
record TemplateProperties(@DefaultValue("templates") File templates) {}
