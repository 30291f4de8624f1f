package dev.slipway.sandbox.proof.contracts.oci;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;

/** Pushing and pulling blobs: at once, in a stream, in chunks, by mounting, and all that goes wrong with that. */
final class BlobTalk implements Consumer<RegistryTalk> {

    private static final String UPLOADS = "/v2/one/blobs/uploads/";
    private static final String NOTHING = "sha256:" + "0".repeat(64);

    @Override
    public void accept(RegistryTalk talk) {
        whole(talk);
        chunks(talk);
        mounting(talk);
        errors(talk);
    }

    private static void whole(RegistryTalk talk) {
        String digest = RegistryTalk.digest("at once");
        HttpResponse<String> made =
                talk.expect("a blob in one POST", 201, "POST", UPLOADS + "?digest=" + digest, "at once", Map.of());
        talk.header("a blob", made, "Docker-Content-Digest", digest);
        talk.header("a blob", talk.expect("its place", 200, "HEAD", talk.location(made)), "Content-Length", "7");
        String place = talk.location(talk.expect("an upload", 202, "POST", UPLOADS));
        String later = RegistryTalk.digest("put");
        talk.expect("a blob in POST and PUT", 201, "PUT", place + "?digest=" + later, "put", Map.of());
        HttpResponse<String> pulled = talk.expect("its pull", 200, "GET", "/v2/one/blobs/" + later);
        talk.holds("a blob comes back as it went", pulled.body().equals("put"));
        HttpResponse<String> part = talk.expect(
                "a pull of a range", 206, "GET", "/v2/one/blobs/" + digest, "", Map.of("Range", "bytes=3-6"));
        talk.holds("a range is that part", part.body().equals("once"));
        talk.expect("a range behind the end", 416, "GET", "/v2/one/blobs/" + digest, "", Map.of("Range", "bytes=90-"));
    }

    private static void chunks(RegistryTalk talk) {
        String place = talk.location(talk.expect("an upload", 202, "POST", UPLOADS));
        HttpResponse<String> first =
                talk.expect("a chunk", 202, "PATCH", place, "first ", Map.of("Content-Range", "0-5"));
        talk.header("a chunk", first, "Range", "0-5");
        talk.expect("a chunk out of its turn", 416, "PATCH", place, "third", Map.of("Content-Range", "20-24"));
        talk.header("an upload", talk.expect("its progress", 204, "GET", talk.location(first)), "Range", "0-5");
        HttpResponse<String> second =
                talk.expect("the next chunk", 202, "PATCH", place, "second", Map.of("Content-Range", "6-11"));
        String digest = RegistryTalk.digest("first second");
        talk.expect("the end of the chunks", 201, "PUT", talk.location(second) + "?digest=" + digest);
        talk.holds(
                "chunks make one blob",
                talk.expect("its pull", 200, "GET", "/v2/one/blobs/" + digest)
                        .body()
                        .equals("first second"));
        String given = talk.location(talk.expect("an upload", 202, "POST", UPLOADS));
        talk.expect("an upload given up", 204, "DELETE", given);
        talk.refused("an upload that was given up", 404, "BLOB_UPLOAD_UNKNOWN", "GET", given, "");
    }

    private static void mounting(RegistryTalk talk) {
        String digest = RegistryTalk.digest("at once");
        String two = "/v2/two/blobs/";
        talk.expect("a blob of another repository", 404, "HEAD", two + digest);
        HttpResponse<String> mounted = talk.expect("a mount", 201, "POST", two + "uploads/?from=one&mount=" + digest);
        talk.expect("the mounted blob", 200, "HEAD", talk.location(mounted));
        talk.expect("a mount of nothing begins an upload", 202, "POST", two + "uploads/?from=one&mount=" + NOTHING);
        talk.expect("a mount from nowhere begins an upload", 202, "POST", two + "uploads/?mount=" + digest);
    }

    private static void errors(RegistryTalk talk) {
        talk.refused("a blob that is not there", 404, "BLOB_UNKNOWN", "GET", "/v2/one/blobs/" + NOTHING, "");
        talk.refused("a blob by no digest", 404, "BLOB_UNKNOWN", "GET", "/v2/one/blobs/sha256:abc", "");
        talk.refused("a blob of no repository", 404, "NAME_UNKNOWN", "GET", "/v2/none/blobs/" + NOTHING, "");
        talk.refused("an upload into no repository", 404, "NAME_UNKNOWN", "POST", "/v2/none/blobs/uploads/", "");
        talk.refused("a blob of another digest", 400, "DIGEST_INVALID", "POST", UPLOADS + "?digest=" + NOTHING, "x");
        String place = talk.location(talk.expect("an upload", 202, "POST", UPLOADS));
        talk.refused("an end without a digest", 400, "DIGEST_INVALID", "PUT", place, "x");
        talk.refused("an unknown upload", 404, "BLOB_UPLOAD_UNKNOWN", "PATCH", UPLOADS + "nothing", "x");
        talk.refused("the deletion of a blob", 405, "UNSUPPORTED", "DELETE", "/v2/one/blobs/" + NOTHING, "");
    }
}
