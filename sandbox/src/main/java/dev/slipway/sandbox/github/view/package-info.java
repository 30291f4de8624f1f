/** How things look in GitHub's JSON: in answers of the API and in events. */
@NullMarked
package dev.slipway.sandbox.github.view;

import org.jspecify.annotations.NullMarked;
