package dev.slipway.sandbox.aws.s3;

import dev.slipway.sandbox.aws.AwsError;

/** S3's refusals in its own words. */
final class S3Error {

    private S3Error() {}

    static AwsError noSuchBucket() {
        return new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    static AwsError noSuchKey() {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.");
    }

    static AwsError noSuchUpload() {
        return new AwsError(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.");
    }

    static AwsError badDigest(String what) {
        return AwsError.of("BadDigest", "The %s you specified did not match what we received.".formatted(what));
    }

    static AwsError incompleteBody() {
        return AwsError.of("IncompleteBody", "The request body terminated unexpectedly");
    }

    static AwsError notImplemented(String what) {
        return new AwsError(501, "NotImplemented", "The sandbox's S3 does not know " + what);
    }
}
