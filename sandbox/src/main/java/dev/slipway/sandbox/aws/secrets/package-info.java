/** Secrets Manager: secrets with versions, recovery windows and generated passwords, kept in files. */
@NullMarked
package dev.slipway.sandbox.aws.secrets;

import org.jspecify.annotations.NullMarked;
