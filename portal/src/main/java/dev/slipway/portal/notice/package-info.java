/** What people are told without asking: by mail and by a webhook. */
@NullMarked
package dev.slipway.portal.notice;

import org.jspecify.annotations.NullMarked;
