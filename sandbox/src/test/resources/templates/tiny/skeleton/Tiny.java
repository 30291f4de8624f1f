import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The app: answers every request. {@code check} is its health check. */
public final class Tiny {

    private Tiny() {}

    /** Serves, checks, or (without arguments, in the pipeline) builds and ships the app. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            Shipping.ship();
        } else if (arguments[0].equals("check")) {
            System.exit(status() == 200 ? 0 : 1);
        } else {
            serve();
        }
    }

    private static void serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        server.createContext("/", exchange -> {
            byte[] body = "It answers.\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println("Listening on port " + port());
    }

    private static int status() throws IOException {
        URI here = URI.create("http://127.0.0.1:" + port() + "/");
        return ((HttpURLConnection) here.toURL().openConnection()).getResponseCode();
    }

    private static int port() {
        return Integer.parseInt(System.getenv("PORT"));
    }

    /** Returns the compiled classes of this file that the app needs. */
    static byte[] code() throws IOException {
        try (InputStream in = Tiny.class.getResourceAsStream("/Tiny.class")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        }
    }
}

/** The pipeline: pushes the app's image on the base image, deploys it and waits for the verdict. */
final class Shipping {

    private static final String REVISION = System.getenv("REVISION");
    private static final String BASE = System.getenv("BASE_IMAGE").replaceFirst("^[^/]+/", "");
    private static final String BASE_NAME = BASE.substring(0, BASE.indexOf('@'));

    private Shipping() {}

    static void ship() throws Exception {
        Portal portal = new Portal();
        String login = portal.post("registry-login", "{}", "login-" + System.nanoTime());
        Registry registry = new Registry(Json.text(login, "registry"), Json.text(login, "user"), Json.text(login, "password"));
        String digest = push(registry);
        System.out.println("Pushed " + digest);
        String opened = portal.post(
                "deployments",
                "{\"environment\":\"test\",\"digest\":\"%s\",\"commit\":\"%s\",\"build\":\"%s\"}"
                        .formatted(digest, REVISION, System.getenv("BUILD_URL")),
                REVISION + "-" + System.getenv("BUILD_NUMBER"));
        String now = portal.ended(Json.text(opened, "id"));
        System.out.println("The deployment has " + Json.text(now, "state"));
        System.exit(Json.text(now, "state").equals("succeeded") ? 0 : 1);
    }

    private static String push(Registry registry) throws Exception {
        String target = "slipway/" + System.getenv("APP");
        String base = registry.manifest(BASE_NAME, BASE.substring(BASE.indexOf('@') + 1));
        String layers = Json.list(base, "layers");
        for (String layer : Json.all(layers, "digest")) {
            registry.mount(target, BASE_NAME, layer);
        }
        String baseConfig = registry.blob(BASE_NAME, Json.text(base.substring(base.indexOf("\"config\"")), "digest"));
        byte[] tar = Layer.of("app/Tiny.class", Tiny.code());
        byte[] zipped = Layer.zipped(tar);
        String layer = registry.upload(target, zipped);
        byte[] config = """
                {"architecture":"%s","os":"linux","config":{"User":"app","WorkingDir":"/app",
                 "Env":["PATH=/opt/java/bin:/usr/bin:/bin","JAVA_HOME=/opt/java"],
                 "Entrypoint":["java","-XX:TieredStopAtLevel=1","-XX:+UseSerialGC","-Xmx32m","-cp","/app","Tiny","serve"],
                 "Labels":{"org.opencontainers.image.revision":"%s"}},
                 "rootfs":{"type":"layers","diff_ids":[%s,"%s"]}}"""
                .formatted(Json.text(baseConfig, "architecture"), REVISION, Json.list(baseConfig, "diff_ids"), Registry.digest(tar))
                .getBytes(StandardCharsets.UTF_8);
        String manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},
                 "layers":[%s,{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":%d}]}"""
                .formatted(registry.upload(target, config), config.length, layers, layer, zipped.length);
        return registry.tag(target, REVISION + "-" + System.getenv("BUILD_NUMBER"), manifest);
    }
}

/** The portal's API with the app's token. A portal that is away for a while is asked again. */
final class Portal {

    private static final int TRIES = 200;
    private final HttpClient client = HttpClient.newHttpClient();

    String post(String path, String body, String key) throws Exception {
        return send("/api/v1/apps/" + System.getenv("APP") + "/" + path, body, key);
    }

    String ended(String deployment) throws Exception {
        while (true) {
            String now = send("/api/v1/deployments/" + deployment, null, null);
            if (List.of("succeeded", "failed", "cancelled", "refused").contains(Json.text(now, "state"))) {
                return now;
            }
            Thread.sleep(500);
        }
    }

    private String send(String path, String body, String key) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(System.getenv("SLIPWAY_URL") + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + System.getenv("SLIPWAY_TOKEN"));
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        for (int attempt = 1; ; attempt++) {
            try {
                var answer = this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return answer.body();
                }
                System.out.println(path + ": " + answer.statusCode() + " " + answer.body());
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    System.exit(1);
                }
            } catch (IOException ex) {
                System.out.println(path + ": " + ex);
            }
            if (attempt == TRIES) {
                System.exit(1);
            }
            Thread.sleep(500);
        }
    }
}

/** The registry's own protocol. */
final class Registry {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String authorization;

    Registry(String host, String user, String password) {
        this.address = "http://" + host + "/v2/";
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    String manifest(String name, String reference) throws Exception {
        return send("GET", name + "/manifests/" + reference, new byte[0], "*/*").body();
    }

    String blob(String name, String digest) throws Exception {
        return send("GET", name + "/blobs/" + digest, new byte[0], "*/*").body();
    }

    void mount(String name, String from, String digest) throws Exception {
        send("POST", name + "/blobs/uploads/?mount=" + digest + "&from=" + from, new byte[0], "*/*");
    }

    String upload(String name, byte[] blob) throws Exception {
        send("POST", name + "/blobs/uploads/?digest=" + digest(blob), blob, "application/octet-stream");
        return digest(blob);
    }

    String tag(String name, String tag, String manifest) throws Exception {
        send("PUT", name + "/manifests/" + tag, manifest.getBytes(StandardCharsets.UTF_8), Json.text(manifest, "mediaType"));
        return digest(manifest.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] content) throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
        return "sha256:" + HexFormat.of().formatHex(sum);
    }

    private HttpResponse<String> send(String method, String path, byte[] body, String type) throws Exception {
        var answer = this.client.send(
                HttpRequest.newBuilder(URI.create(this.address + path))
                        .header("Authorization", this.authorization)
                        .header(method.equals("GET") ? "Accept" : "Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}

/** A layer of one file. */
final class Layer {

    private static final int BLOCK = 512;

    static byte[] of(String path, byte[] content) throws IOException {
        byte[] header = new byte[BLOCK];
        put(header, 0, path);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(content.length));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        header[156] = '0';
        put(header, 257, "ustar\u000000");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.write(header);
        tar.write(content);
        tar.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK + 2 * BLOCK]);
        return tar.toByteArray();
    }

    static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}

/** Finds values in JSON that other programs wrote; no more than this file needs. */
final class Json {

    static String text(String json, String name) {
        return all(json, name).get(0);
    }

    static List<String> all(String json, String name) {
        return Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"")
                .matcher(json)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Returns what stands between the brackets of a list that holds none itself. */
    static String list(String json, String name) {
        var list = Pattern.compile("\"" + name + "\"\\s*:\\s*\\[(.*?)]", Pattern.DOTALL)
                .matcher(json);
        if (!list.find()) {
            throw new IllegalStateException("No list " + name + " in " + json);
        }
        return list.group(1);
    }
}
