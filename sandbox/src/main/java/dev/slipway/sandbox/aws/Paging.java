package dev.slipway.sandbox.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands a list out page by page, as AWS does: the token is the place where the next page begins, written so that nobody
 * counts on it.
 *
 * @param tokenName name of the token in the input
 * @param nextName name of the token in the answer
 * @param limitName name of the parameter that says how many a page holds
 * @param usual how many it holds unless that is said
 */
public record Paging(String tokenName, String nextName, String limitName, int usual) {

    private static final String MARK = "slipway-page:";

    /** Returns the way of most JSON services: {@code nextToken} and {@code maxResults}. */
    public static Paging by(int usual) {
        return new Paging("nextToken", "nextToken", "maxResults", usual);
    }

    /** Returns the way of services that hand out as many as they like: {@code NextToken} and nothing else. */
    public static Paging byNextToken(int usual) {
        return new Paging("NextToken", "NextToken", "", usual);
    }

    /** Returns the way of older services: {@code Marker}, and their own word for how many. */
    public static Paging byMarker(String nextName, String limitName, int usual) {
        return new Paging("Marker", nextName, limitName, usual);
    }

    /**
     * Returns the page that the input asks for.
     *
     * @param name name of the list in the answer
     * @param whole the whole list
     * @throws AwsError when the token is none that was handed out
     */
    public Map<String, Object> page(JsonInput input, String name, List<?> whole) {
        int limit = input.number(this.limitName, this.usual);
        return page(input.text(this.tokenName), limit, input.refusal(), name, whole);
    }

    /**
     * Returns the page that the input asks for.
     *
     * @param refusal code of the error for a token that was not handed out
     * @param name name of the list in the answer
     * @param whole the whole list
     * @throws AwsError when the token is none that was handed out
     */
    public Map<String, Object> page(QueryInput input, String refusal, String name, List<?> whole) {
        int limit = this.limitName.isEmpty() ? this.usual : input.number(this.limitName, this.usual);
        return page(input.text(this.tokenName), limit, refusal, name, whole);
    }

    private Map<String, Object> page(@Nullable String token, int limit, String refusal, String name, List<?> whole) {
        int from = Math.min(start(token, refusal), whole.size());
        int to = Math.min(whole.size(), from + limit);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(name, whole.subList(from, to));
        if (to < whole.size()) {
            String place = MARK + to;
            answer.put(
                    this.nextName,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8)));
        }
        return answer;
    }

    private int start(@Nullable String token, String refusal) {
        if (token == null) {
            return 0;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (place.startsWith(MARK)) {
                return Integer.parseInt(place.substring(MARK.length()));
            }
        } catch (IllegalArgumentException ex) {
            throw bad(refusal);
        }
        throw bad(refusal);
    }

    private AwsError bad(String refusal) {
        return AwsError.of(
                refusal,
                "Invalid parameter at '%s': give the token of the answer before, or none.".formatted(this.tokenName));
    }
}
