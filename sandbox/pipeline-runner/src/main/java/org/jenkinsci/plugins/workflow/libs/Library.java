package org.jenkinsci.plugins.workflow.libs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the shared libraries that a pipeline uses: {@code @Library('slipway@1') _}. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PACKAGE, ElementType.TYPE, ElementType.FIELD, ElementType.LOCAL_VARIABLE})
public @interface Library {

    /** Library names, each with an optional version after {@code @}. */
    String[] value();

    /** Whether changes of the library count as changes of the build; has no effect here. */
    boolean changelog() default true;
}
