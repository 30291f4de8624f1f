package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.git.Trees;
import dev.slipway.sandbox.github.store.HostedRepository;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.jspecify.annotations.Nullable;

/** Files and folders as GitHub describes them. */
public final class ContentJson {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(60, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Links links;

    /** @param links addresses */
    public ContentJson(Links links) {
        this.links = links;
    }

    /** Describes a file or folder as a folder's list shows it. */
    public Map<String, @Nullable Object> brief(HostedRepository repository, Trees.Entry entry, String ref) {
        String path = Links.encoded(entry.path());
        boolean file = !entry.isFolder();
        String api = this.links.api(repository, "/contents/" + path + "?ref=" + ref);
        String git = this.links.api(
                repository, (file ? "/git/blobs/" : "/git/trees/") + entry.id().name());
        String page = this.links.page(repository, (file ? "/blob/" : "/tree/") + ref + "/" + path);
        return Fields.of(
                "name", entry.name(),
                "path", entry.path(),
                "sha", entry.id().name(),
                "size", entry.size(),
                "url", api,
                "html_url", page,
                "git_url", git,
                "download_url", file ? this.links.page(repository, "/raw/" + ref + "/" + path) : null,
                "type", type(entry.mode()),
                "_links", Fields.of("self", api, "git", git, "html", page));
    }

    /** Describes a file with what is in it. */
    public Map<String, @Nullable Object> full(
            HostedRepository repository, Trees.Entry entry, String ref, byte @Nullable [] content) {
        Map<String, @Nullable Object> fields = brief(repository, entry, ref);
        fields.put("content", (content != null) ? LINES.encodeToString(content) + "\n" : "");
        fields.put("encoding", (content != null) ? "base64" : "none");
        return fields;
    }

    private static String type(FileMode mode) {
        if (mode == FileMode.TREE) {
            return "dir";
        }
        if (mode == FileMode.SYMLINK) {
            return "symlink";
        }
        return (mode == FileMode.GITLINK) ? "submodule" : "file";
    }
}
