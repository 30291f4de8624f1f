package dev.slipway.sandbox.proof.contracts.oci;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Manifests and indexes, tags and their list, and deletion. */
final class ManifestTalk implements Consumer<RegistryTalk> {

    private static final String MANIFESTS = "/v2/one/manifests/";
    private static final String NOTHING = "sha256:" + "0".repeat(64);

    @Override
    public void accept(RegistryTalk talk) {
        String manifest = image(talk, "a");
        String digest = RegistryTalk.digest(manifest);
        HttpResponse<String> pushed = push(talk, 201, "1.0", RegistryTalk.OCI_MANIFEST, manifest);
        talk.header("a manifest", pushed, "Docker-Content-Digest", digest);
        for (String reference : List.of("1.0", digest)) {
            HttpResponse<String> pulled = talk.expect("a manifest", 200, "GET", MANIFESTS + reference);
            talk.holds("a manifest comes back to the byte", pulled.body().equals(manifest));
            talk.header("a manifest", pulled, "Content-Type", RegistryTalk.OCI_MANIFEST);
            talk.header(
                    "a manifest's head",
                    talk.expect("its head", 200, "HEAD", MANIFESTS + reference),
                    "Content-Length",
                    String.valueOf(manifest.length()));
        }
        index(talk, digest, manifest.length());
        tags(talk, manifest);
        errors(talk, manifest);
        deletion(talk, digest);
    }

    private static void index(RegistryTalk talk, String digest, int size) {
        String index = """
                {"schemaVersion":2,"mediaType":"%s","manifests":[{"mediaType":"%s","digest":"%s","size":%d,\
                "platform":{"os":"linux","architecture":"amd64"}}]}""".formatted(RegistryTalk.OCI_INDEX, RegistryTalk.OCI_MANIFEST, digest, size);
        push(talk, 201, "many", RegistryTalk.OCI_INDEX, index);
        HttpResponse<String> pulled = talk.expect("an index", 200, "GET", MANIFESTS + "many");
        talk.header("an index", pulled, "Content-Type", RegistryTalk.OCI_INDEX);
        talk.holds("an index comes back to the byte", pulled.body().equals(index));
        HttpResponse<String> hollow = push(talk, 400, "hollow", RegistryTalk.OCI_INDEX, index.replace(digest, NOTHING));
        talk.holds("an index of what is not there is refused", hollow.body().contains("MANIFEST_BLOB_UNKNOWN"));
    }

    private static void tags(RegistryTalk talk, String manifest) {
        for (String tag : List.of("b", "c")) {
            push(talk, 201, tag, RegistryTalk.OCI_MANIFEST, manifest);
        }
        String list = "/v2/one/tags/list";
        HttpResponse<String> all = talk.expect("the tags", 200, "GET", list);
        talk.holds("tags come in order: " + all.body(), all.body().contains("[\"1.0\",\"b\",\"c\",\"many\"]"));
        HttpResponse<String> first = talk.expect("two tags", 200, "GET", list + "?n=2");
        talk.holds("n limits the tags: " + first.body(), first.body().contains("[\"1.0\",\"b\"]"));
        String link = first.headers().firstValue("Link").orElse("");
        talk.holds("more tags are behind a link: " + link, link.endsWith("; rel=\"next\""));
        HttpResponse<String> next = talk.expect("the next", 200, "GET", link.replaceAll("^<|>.*", ""));
        talk.holds("the link goes on: " + next.body(), next.body().contains("[\"c\",\"many\"]"));
        talk.holds(
                "no tags are asked for",
                talk.expect("none", 200, "GET", list + "?n=0").body().contains("[]"));
        talk.refused("tags of no repository", 404, "NAME_UNKNOWN", "GET", "/v2/none/tags/list", "");
    }

    private static void errors(RegistryTalk talk, String manifest) {
        talk.refused("a tag that is not there", 404, "MANIFEST_UNKNOWN", "GET", MANIFESTS + "none", "");
        talk.refused("a manifest that is not there", 404, "MANIFEST_UNKNOWN", "GET", MANIFESTS + NOTHING, "");
        talk.refused("a manifest that is no JSON", 400, "MANIFEST_INVALID", "PUT", MANIFESTS + "x", "{");
        talk.refused(
                "a manifest of an old schema",
                400,
                "MANIFEST_INVALID",
                "PUT",
                MANIFESTS + "x",
                "{\"schemaVersion\":1}");
        talk.refused("a manifest of another digest", 400, "DIGEST_INVALID", "PUT", MANIFESTS + NOTHING, manifest);
        talk.refused("a tag of bad letters", 400, "TAG_INVALID", "PUT", MANIFESTS + "-x", manifest);
        talk.refused("a manifest into no repository", 404, "NAME_UNKNOWN", "PUT", "/v2/none/manifests/x", manifest);
        talk.refused(
                "a manifest whose blobs are not there",
                400,
                "MANIFEST_BLOB_UNKNOWN",
                "PUT",
                MANIFESTS + "x",
                manifest.replace(RegistryTalk.digest("config a"), NOTHING));
        talk.refused("a method that nobody knows", 405, "UNSUPPORTED", "POST", MANIFESTS + "x", manifest);
    }

    private static void deletion(RegistryTalk talk, String digest) {
        talk.expect("the deletion of a tag", 202, "DELETE", MANIFESTS + "c");
        talk.expect("a deleted tag", 404, "GET", MANIFESTS + "c");
        talk.expect("the image of a deleted tag", 200, "GET", MANIFESTS + digest);
        talk.expect("the deletion of an index", 202, "DELETE", MANIFESTS + "many");
        talk.expect("the deletion of an image", 202, "DELETE", MANIFESTS + digest);
        talk.expect("a deleted image", 404, "GET", MANIFESTS + digest);
        talk.expect("a tag of a deleted image", 404, "GET", MANIFESTS + "1.0");
        talk.refused("what was deleted already", 404, "MANIFEST_UNKNOWN", "DELETE", MANIFESTS + digest, "");
    }

    /** Uploads what an image is made of, and returns its manifest. */
    static String image(RegistryTalk talk, String name) {
        for (String blob : List.of("config " + name, "layer " + name)) {
            String path = "/v2/one/blobs/uploads/?digest=" + RegistryTalk.digest(blob);
            talk.expect("a part of an image", 201, "POST", path, blob, Map.of());
        }
        return """
                {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/vnd.oci.image.config.v1+json",\
                "digest":"%s","size":8},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar",\
                "digest":"%s","size":7}]}""".formatted(
                RegistryTalk.OCI_MANIFEST, RegistryTalk.digest("config " + name), RegistryTalk.digest("layer " + name));
    }

    private static HttpResponse<String> push(
            RegistryTalk talk, int status, String reference, String mediaType, String manifest) {
        return talk.expect(
                "a push of " + reference,
                status,
                "PUT",
                MANIFESTS + reference,
                manifest,
                Map.of("Content-Type", mediaType));
    }
}
