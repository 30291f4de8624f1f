package dev.slipway.portal.provisioning.step;

/** Something a step found out that later steps need: small, typed, and stored with the run as JSON. */
public interface Fact {}
