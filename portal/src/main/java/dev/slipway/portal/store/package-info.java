/** The portal's one table: keys, items, bounded queries and transactions, without any vendor's types. */
@NullMarked
package dev.slipway.portal.store;

import org.jspecify.annotations.NullMarked;
