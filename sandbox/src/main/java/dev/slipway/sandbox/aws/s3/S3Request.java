package dev.slipway.sandbox.aws.s3;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.UriUtils;

/**
 * A request, with bucket and key taken from its path.
 *
 * @param http the request
 * @param bucket name of the bucket; empty for requests to the account
 * @param key key of the object; empty for requests to a bucket
 */
record S3Request(ServerRequest http, String bucket, String key) {

    static S3Request of(ServerRequest http) {
        String path = http.uri().getRawPath().substring(1);
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        return new S3Request(http, bucket, UriUtils.decode(key, StandardCharsets.UTF_8));
    }

    /** Returns the method and what it is about, for example {@code PUT object}. */
    String kind() {
        HttpMethod method = this.http.method();
        String target = this.bucket.isEmpty() ? "account" : this.key.isEmpty() ? "bucket" : "object";
        return method.name() + " " + target;
    }

    boolean asksFor(String parameter) {
        return this.http.queryParams().containsKey(parameter);
    }

    Optional<String> parameter(String name) {
        return this.http.queryParam(name);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(this.http.headers().firstHeader(name));
    }
}
