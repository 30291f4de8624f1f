/** GitHub as source hosting. */
@NullMarked
package dev.slipway.portal.source.github;

import org.jspecify.annotations.NullMarked;
