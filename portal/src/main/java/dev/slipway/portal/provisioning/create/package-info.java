/** Creates apps: the form, the checks before the click, the review of all that would be made, and the order of the run. */
@NullMarked
package dev.slipway.portal.provisioning.create;

import org.jspecify.annotations.NullMarked;
