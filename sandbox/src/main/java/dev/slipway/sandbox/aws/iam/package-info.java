/** IAM: roles and policies as AWS stores them; nothing is judged by them here. */
@NullMarked
package dev.slipway.sandbox.aws.iam;

import org.jspecify.annotations.NullMarked;
