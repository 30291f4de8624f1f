package dev.slipway.portal.web;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The portal's access and web packages alone: what every feature's pages and API stand on. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"dev.slipway.portal.access", "dev.slipway.portal.web"})
class WebUnderTest {}
