package dev.slipway.sandbox.proof.access;

/**
 * The names that fill the patterns of addresses.
 *
 * @param app an app of the team city-hall
 * @param run its create run
 * @param deployment its first deployment
 */
record Samples(String app, String run, String deployment) {

    String address(String pattern) {
        String id = pattern.contains("/deployments/") ? this.deployment : this.run;
        return pattern.replaceAll("\\{\\*?(app|name)}", this.app)
                .replace("{id}", id)
                .replace("{run}", this.run)
                .replace("{deployment}", this.deployment)
                .replace("{environment}", "test")
                .replace("{template}", "tiny")
                .replaceAll("\\{[^}]*}", "1")
                .replace("**", "1");
    }
}
