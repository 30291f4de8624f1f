package dev.slipway.portal.store;

/** The secondary indexes of the table. Both are sparse: an item without the attributes is not in them. */
public enum Index {
    /** Work that somebody must still do: runs without a holder, events not yet published; sorted by when it is due. */
    OPEN("open", "open", "due"),
    /** Lists for people: an app's runs and deployments by time. */
    LISTED("listed", "list", "place");

    private final String id;
    private final String partition;
    private final String sort;

    Index(String id, String partition, String sort) {
        this.id = id;
        this.partition = partition;
        this.sort = sort;
    }

    /** Returns the index's name in the table. */
    public String id() {
        return this.id;
    }

    /** Returns the name of its partition key's attribute. */
    public String partition() {
        return this.partition;
    }

    /** Returns the name of its sort key's attribute. */
    public String sort() {
        return this.sort;
    }
}
