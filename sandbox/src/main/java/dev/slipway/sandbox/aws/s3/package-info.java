/** S3: buckets and objects in files, path style. */
@NullMarked
package dev.slipway.sandbox.aws.s3;

import org.jspecify.annotations.NullMarked;
