/** The audit trail: who changed what, when, from where and with which token. */
@NullMarked
package dev.slipway.portal.access.audit;

import org.jspecify.annotations.NullMarked;
