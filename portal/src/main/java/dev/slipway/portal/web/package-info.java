/** What all pages and API answers share. */
@NullMarked
package dev.slipway.portal.web;

import org.jspecify.annotations.NullMarked;
