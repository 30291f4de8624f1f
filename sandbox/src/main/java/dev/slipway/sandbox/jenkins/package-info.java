/** Jenkins, as far as Slipway uses it: items, queue, builds in JVMs of their own, credentials, branches of GitHub. */
@NullMarked
package dev.slipway.sandbox.jenkins;

import org.jspecify.annotations.NullMarked;
