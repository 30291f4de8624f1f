package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The credentials of the system (folder name empty) and of each folder. */
final class CredentialStore {

    private final Documents<Entry> entries;
    private final Map<String, Credential> preset = new TreeMap<>();

    /** @param preset credentials of the system that come from the settings and cannot be changed */
    CredentialStore(Path folder, List<Credential> preset) {
        this.entries = Documents.open(folder, Entry.class);
        preset.forEach((credential) -> this.preset.put(credential.id(), credential));
    }

    Optional<Credential> find(String folder, String id) {
        Optional<Credential> own = this.entries.find(key(folder, id)).map(Entry::credential);
        return own.isEmpty() && folder.isEmpty() ? Optional.ofNullable(this.preset.get(id)) : own;
    }

    /** Finds a credential as an item sees it: in its folder, in the folders around, in the system. */
    Optional<Credential> visible(String item, String id) {
        String folder = item;
        while (!folder.isEmpty()) {
            Optional<Credential> found = find(folder, id);
            if (found.isPresent()) {
                return found;
            }
            folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
        }
        return find("", id);
    }

    /** Returns all that an item sees, by id. */
    Map<String, Credential> allVisible(String item) {
        Map<String, Credential> all = new TreeMap<>(this.preset);
        in("").forEach((credential) -> all.put(credential.id(), credential));
        StringBuilder folder = new StringBuilder();
        for (String segment : item.split("/")) {
            folder.append(folder.isEmpty() ? "" : "/").append(segment);
            in(folder.toString()).forEach((credential) -> all.put(credential.id(), credential));
        }
        return all;
    }

    List<Credential> in(String folder) {
        return this.entries.all().stream()
                .filter((entry) -> entry.folder().equals(folder))
                .sorted(Comparator.comparingLong(Entry::order))
                .map(Entry::credential)
                .toList();
    }

    void put(String folder, Credential credential) {
        long order = this.entries
                .find(key(folder, credential.id()))
                .map(Entry::order)
                .orElseGet(System::nanoTime);
        this.entries.put(key(folder, credential.id()), new Entry(folder, order, credential));
    }

    void remove(String folder, String id) {
        this.entries.remove(key(folder, id));
    }

    /** Forgets what stands in a folder and in the folders below. */
    void removeFolder(String folder) {
        this.entries.all().stream()
                .filter((entry) ->
                        entry.folder().equals(folder) || entry.folder().startsWith(folder + "/"))
                .forEach((entry) -> remove(entry.folder(), entry.credential().id()));
    }

    private static String key(String folder, String id) {
        return folder + "#" + id;
    }

    /** A credential in its folder; the order is that of creation. */
    record Entry(String folder, long order, Credential credential) {}
}
