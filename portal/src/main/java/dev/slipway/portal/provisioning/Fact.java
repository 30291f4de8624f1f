package dev.slipway.portal.provisioning;

/**
 * Something a step found out that later steps need: small, typed, and stored with the run as JSON.
 *
 * <p>Facts are records. The simple name of the type is stored, so it never changes.
 */
public interface Fact {}
