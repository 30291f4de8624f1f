package dev.slipway.portal.store;

/**
 * The primary key of an item.
 *
 * @param partition what is read together, such as {@code app#parking-permits}
 * @param sort the place within it, such as {@code resource#STACK#slipway-parking-permits-test}
 */
public record Key(String partition, String sort) {

    /** Name of the partition key's attribute. */
    public static final String PARTITION = "pk";

    /** Name of the sort key's attribute. */
    public static final String SORT = "sk";
}
