package dev.slipway.sandbox.jenkins;

/** A request that Jenkins does not do: the status, the header {@code X-Error} and the words of its page. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String error;

    /**
     * @param status HTTP status
     * @param error text of the header {@code X-Error}; empty for none
     * @param page words of the page
     */
    Refusal(int status, String error, String page) {
        super(page);
        this.status = status;
        this.error = error;
    }

    int status() {
        return this.status;
    }

    String error() {
        return this.error;
    }

    static Refusal notFound() {
        return new Refusal(404, "", "This page may not exist, or you may not have permission to see it.");
    }

    static Refusal broken() {
        return new Refusal(500, "", "A problem occurred while processing the request");
    }

    static Refusal bad(String error, String page) {
        return new Refusal(400, error, page);
    }
}
