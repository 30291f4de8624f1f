/** The tokens of apps: who may issue them, how those of pipelines are renewed, and how one is taken back. */
@NullMarked
package dev.slipway.portal.access.token;

import org.jspecify.annotations.NullMarked;
