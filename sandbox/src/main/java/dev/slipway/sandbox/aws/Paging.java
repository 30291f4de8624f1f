package dev.slipway.sandbox.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands a list out page by page, as AWS does: the token is the place where the next page begins, written so that nobody
 * counts on it.
 *
 * @param tokenName name of the token in input and answer
 * @param limitName name of the parameter that says how many a page holds
 * @param usual how many it holds unless that is said
 */
public record Paging(String tokenName, String limitName, int usual) {

    private static final String MARK = "slipway-page:";

    /** Returns the way of most JSON services: {@code nextToken} and {@code maxResults}. */
    public static Paging by(int usual) {
        return new Paging("nextToken", "maxResults", usual);
    }

    /**
     * Returns the page that the input asks for.
     *
     * @param name name of the list in the answer
     * @param whole the whole list
     * @throws AwsError when the token is none that was handed out
     */
    public Map<String, Object> page(JsonInput input, String name, List<?> whole) {
        int from = Math.min(start(input), whole.size());
        int to = Math.min(whole.size(), from + input.number(this.limitName, this.usual));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(name, whole.subList(from, to));
        if (to < whole.size()) {
            String place = MARK + to;
            answer.put(
                    this.tokenName,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8)));
        }
        return answer;
    }

    private int start(JsonInput input) {
        String token = input.text(this.tokenName);
        if (token == null) {
            return 0;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (place.startsWith(MARK)) {
                return Integer.parseInt(place.substring(MARK.length()));
            }
        } catch (IllegalArgumentException ex) {
            throw bad(input);
        }
        throw bad(input);
    }

    private AwsError bad(JsonInput input) {
        return AwsError.of(
                input.refusal(),
                "Invalid parameter at '%s': give the token of the answer before, or none.".formatted(this.tokenName));
    }
}
