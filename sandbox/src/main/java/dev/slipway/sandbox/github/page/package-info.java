/** Plain pages of repositories, so that links lead somewhere. Whoever sits at this machine sees all of them. */
@NullMarked
package dev.slipway.sandbox.github.page;

import org.jspecify.annotations.NullMarked;
