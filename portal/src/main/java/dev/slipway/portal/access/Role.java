package dev.slipway.portal.access;

/** What a person is in the company, from their groups. */
public enum Role {
    /** Creates apps and works on those of their teams. */
    DEVELOPER,
    /** Also answers for their teams' prod and reads every history. */
    LEAD,
    /** May do everything. */
    ADMIN
}
