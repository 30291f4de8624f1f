package dev.slipway.portal.outside;

import dev.slipway.portal.PortalApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** Runs a test class against the {@link WholePortal}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PortalApplication.class)
@ContextConfiguration(initializers = WholePortal.class)
@ActiveProfiles("pages")
public @interface OnWholePortal {}
