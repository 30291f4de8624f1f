package dev.slipway.portal.web;

/**
 * One value of a few in a form.
 *
 * @param value the value
 * @param chosen whether it is the one
 */
public record Choice(String value, boolean chosen) {}
