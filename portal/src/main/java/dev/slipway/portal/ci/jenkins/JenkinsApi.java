package dev.slipway.portal.ci.jenkins;

import com.offbytwo.jenkins.client.JenkinsHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.client.HttpResponseException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.entity.BufferedHttpEntity;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.message.BasicNameValuePair;
import org.apache.http.util.EntityUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Jenkins's remote API on jenkins-client. Every method blocks.
 *
 * <p>The client's exceptions keep the status but drop the header {@code X-Error} that says why Jenkins refused, so
 * callers look first and create then.
 */
final class JenkinsApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FIRST_ERROR = 400;
    private static final int NOT_FOUND = 404;
    /** A token needs no crumb. */
    private static final boolean NO_CRUMB = false;

    private final JenkinsHttpClient client;
    private final String base;

    JenkinsApi(JenkinsProperties properties) {
        int limit = Math.toIntExact(properties.timeout().toMillis());
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setMaxConnPerRoute(properties.callsAtOnce())
                .setMaxConnTotal(properties.callsAtOnce())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(limit)
                        .setConnectionRequestTimeout(limit)
                        .setSocketTimeout(limit)
                        .build())
                .addInterceptorLast(readErrorsWhole());
        this.client = new JenkinsHttpClient(properties.url(), builder, properties.user(), properties.token());
        this.base = properties.url().toString().replaceFirst("/+$", "");
    }

    /** The client leaves the answer unread when it refuses a file, and its connection would never come back. */
    private static HttpResponseInterceptor readErrorsWhole() {
        return (response, context) -> {
            if (response.getStatusLine().getStatusCode() >= FIRST_ERROR && response.getEntity() != null) {
                response.setEntity(new BufferedHttpEntity(response.getEntity()));
            }
        };
    }

    /** Returns the address of a page. */
    URI page(String path) {
        return URI.create(this.base + path);
    }

    /** Reads an object; empty when there is none. */
    Optional<JsonNode> find(String path) throws IOException {
        try {
            return Optional.of(JSON.readTree(this.client.get(path)));
        } catch (HttpResponseException ex) {
            if (ex.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw ex;
        }
    }

    /** Reads a configuration; empty when there is none. */
    Optional<String> findXml(String path) throws IOException {
        try (InputStream file = this.client.getFile(page(path))) {
            return Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (HttpResponseException ex) {
            if (ex.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw ex;
        }
    }

    /** Sends a configuration. */
    void send(String path, String xml) throws IOException {
        this.client.post_xml(path, xml, NO_CRUMB);
    }

    /** Presses a button. */
    void press(String path) throws IOException {
        this.client.post(path, NO_CRUMB);
    }

    /** Reads a log from an offset on. */
    LogPart log(String build, long offset) throws IOException {
        HttpResponse response = this.client.post_form_with_result(
                build + "logText/progressiveText",
                List.of(new BasicNameValuePair("start", String.valueOf(offset))),
                NO_CRUMB);
        String text = EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
        int status = response.getStatusLine().getStatusCode();
        if (status != 200) {
            throw new HttpResponseException(status, response.getStatusLine().getReasonPhrase());
        }
        return new LogPart(
                text,
                Long.parseLong(header(response, "X-Text-Size", String.valueOf(offset))),
                Boolean.parseBoolean(header(response, "X-More-Data", "false")));
    }

    private static String header(HttpResponse response, String name, String otherwise) {
        return response.getFirstHeader(name) == null
                ? otherwise
                : response.getFirstHeader(name).getValue();
    }

    @Override
    public void close() {
        this.client.close();
    }

    /**
     * A piece of a log.
     *
     * @param text the piece
     * @param size size of the whole log so far, in bytes
     * @param more whether the build still writes
     */
    record LogPart(String text, long size, boolean more) {}
}
