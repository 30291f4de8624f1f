package dev.slipway.portal.provisioning;

/** The systems that steps change; each has a bulkhead of its own, so that a slow one holds up nobody else. */
public enum OutsideSystem {
    SLIPWAY,
    GITHUB,
    JENKINS,
    ECR,
    CLOUDFORMATION,
    ECS,
    APP,
    MAIL
}
