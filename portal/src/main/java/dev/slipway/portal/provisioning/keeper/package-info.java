/** What Slipway knows of each kind of resource outside: how to look at it, and how to take it away. */
@NullMarked
package dev.slipway.portal.provisioning.keeper;

import org.jspecify.annotations.NullMarked;
