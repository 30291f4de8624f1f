/** The test kit of the catalogue: renders every template with every combination of answers, and builds what comes of it. */
@NullMarked
package dev.slipway.templates;

import org.jspecify.annotations.NullMarked;
