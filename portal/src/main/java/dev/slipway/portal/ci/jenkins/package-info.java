/** The build server on Jenkins, by jenkins-client. */
@NullMarked
package dev.slipway.portal.ci.jenkins;

import org.jspecify.annotations.NullMarked;
