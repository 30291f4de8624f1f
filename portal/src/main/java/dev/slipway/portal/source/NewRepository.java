package dev.slipway.portal.source;

/**
 * A repository to be created.
 *
 * @param name name below the organisation
 * @param description one line for people
 * @param homepage address of the app's page with the run's id: the ownership mark
 */
public record NewRepository(String name, String description, String homepage) {}
