/** AWS as cloud. */
@NullMarked
package dev.slipway.portal.cloud.aws;

import org.jspecify.annotations.NullMarked;
