package dev.slipway.sandbox.aws;

import java.util.List;

/**
 * A list in an awsQuery answer whose elements have a name of their own instead of {@code member}, as RDS has them.
 *
 * @param element name of each element
 * @param items the elements
 */
public record QueryList(String element, List<?> items) {}
