package dev.slipway.sandbox.proof.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found on pages.
 *
 * @param pages how many were looked at
 * @param violations how many rules of accessibility were broken
 * @param consoleErrors how many errors stood on the console
 * @param leaving how many requests left the machine
 * @param sideways how many pages were wider than their window
 * @param maxKilobytes the most that one page needed over the network, with style sheet and scripts
 * @param maxShift the most that a page's parts moved while it loaded
 */
record Findings(
        int pages, int violations, int consoleErrors, int leaving, int sideways, double maxKilobytes, double maxShift) {

    /** Nothing was looked at. */
    static final Findings NONE = new Findings(0, 0, 0, 0, 0, 0, 0);

    Findings and(Findings other) {
        return new Findings(
                this.pages + other.pages,
                this.violations + other.violations,
                this.consoleErrors + other.consoleErrors,
                this.leaving + other.leaving,
                this.sideways + other.sideways,
                Math.max(this.maxKilobytes, other.maxKilobytes),
                Math.max(this.maxShift, other.maxShift));
    }

    /** Returns whether every page keeps the promise. */
    boolean isClean(double kilobytes) {
        return this.violations + this.consoleErrors + this.leaving + this.sideways == 0
                && this.maxKilobytes <= kilobytes;
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("pages", this.pages);
        figures.put("violations", this.violations);
        figures.put("consoleErrors", this.consoleErrors);
        figures.put("requestsLeaving", this.leaving);
        figures.put("sideways", this.sideways);
        figures.put("maxKilobytes", Math.ceil(this.maxKilobytes));
        figures.put("maxLayoutShift", this.maxShift);
        return figures;
    }
}
