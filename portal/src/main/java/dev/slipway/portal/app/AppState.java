package dev.slipway.portal.app;

/** Whether an app is in service. */
public enum AppState {
    /** It is there, or is being created. */
    ACTIVE,
    /** What it had is gone; its name stays reserved and its history stays. */
    DECOMMISSIONED
}
