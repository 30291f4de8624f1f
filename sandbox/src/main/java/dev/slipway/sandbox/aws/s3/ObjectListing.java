package dev.slipway.sandbox.aws.s3;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One page of a bucket's keys, those below a delimiter folded into common prefixes. */
final class ObjectListing {

    private static final int LARGEST_PAGE = 1000;

    private ObjectListing() {}

    static Map<String, Object> of(S3Request request, List<StoredObject> objects) {
        String prefix = request.parameter("prefix").orElse("");
        String delimiter = request.parameter("delimiter").orElse("");
        String after = request.parameter("continuation-token")
                .or(() -> request.parameter("start-after"))
                .or(() -> request.parameter("marker"))
                .orElse("");
        int most = request.parameter("max-keys")
                .map(Integer::parseInt)
                .map((wanted) -> Math.min(wanted, LARGEST_PAGE))
                .orElse(LARGEST_PAGE);
        List<Map<String, Object>> contents = new ArrayList<>();
        Set<String> folders = new LinkedHashSet<>();
        String last = after;
        boolean more = false;
        for (StoredObject object : objects) {
            String key = object.key();
            String folder = folderOf(key, prefix, delimiter);
            boolean seen = key.compareTo(after) <= 0
                    || (!folder.isEmpty() && (folders.contains(folder) || after.startsWith(folder)));
            if (!key.startsWith(prefix) || seen) {
                continue;
            }
            if (contents.size() + folders.size() == most) {
                more = true;
                break;
            }
            if (folder.isEmpty()) {
                contents.add(entry(object));
            } else {
                folders.add(folder);
            }
            last = folder.isEmpty() ? key : folder;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Name", request.bucket());
        answer.put("Prefix", prefix);
        answer.put("Delimiter", delimiter.isEmpty() ? null : delimiter);
        answer.put("MaxKeys", most);
        answer.put("KeyCount", contents.size() + folders.size());
        answer.put("IsTruncated", more);
        answer.put("NextContinuationToken", more ? last : null);
        answer.put("Contents", contents);
        answer.put(
                "CommonPrefixes",
                folders.stream().map((folder) -> Map.of("Prefix", folder)).toList());
        return answer;
    }

    private static String folderOf(String key, String prefix, String delimiter) {
        int end = delimiter.isEmpty() || !key.startsWith(prefix) ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? "" : key.substring(0, end + delimiter.length());
    }

    private static Map<String, Object> entry(StoredObject object) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("Key", object.key());
        entry.put("LastModified", object.changedAt().truncatedTo(ChronoUnit.MILLIS));
        entry.put("ETag", '"' + object.etag() + '"');
        entry.put("Size", object.size());
        entry.put("StorageClass", "STANDARD");
        return entry;
    }
}
