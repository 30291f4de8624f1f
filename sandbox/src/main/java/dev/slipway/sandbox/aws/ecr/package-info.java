/** Amazon ECR: its API, the OCI registry behind it, and the base image made of this machine's JDK. */
@NullMarked
package dev.slipway.sandbox.aws.ecr;

import org.jspecify.annotations.NullMarked;
