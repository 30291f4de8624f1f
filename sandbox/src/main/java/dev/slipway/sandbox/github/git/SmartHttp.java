package dev.slipway.sandbox.github.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Git's smart HTTP protocol on JGit. Packs stream through in both directions and are never held whole.
 *
 * @see <a href="https://git-scm.com/docs/http-protocol">git-http-protocol</a>
 */
public final class SmartHttp {

    /** Name of the service that clones and fetches use. */
    public static final String UPLOAD = "git-upload-pack";

    /** Name of the service that pushes use. */
    public static final String RECEIVE = "git-receive-pack";

    private static final int BUFFERS_IN_FLIGHT = 16;
    // JGit blocks: the one place where git runs.
    private static final Executor BLOCKING =
            (task) -> Schedulers.boundedElastic().schedule(task);

    /** Answers the first request of a clone or fetch: what is there. */
    public Mono<ServerResponse> offer(ServerRequest request, Supplier<Repository> opening) {
        return answer(request, UPLOAD, "advertisement", (in, out) -> {
            try (Repository repository = opening.get();
                    UploadPack pack = uploadPack(request, repository)) {
                pack.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(new PacketLineOut(out)), UPLOAD);
            }
        });
    }

    /** Answers the first request of a push: what is there, and what a push may ask. */
    public Mono<ServerResponse> awaitPush(ServerRequest request, Supplier<Repository> opening) {
        return answer(request, RECEIVE, "advertisement", (in, out) -> {
            try (Repository repository = opening.get()) {
                ReceivePack pack = receivePack(repository);
                PacketLineOut lines = new PacketLineOut(out);
                lines.writeString("# service=" + RECEIVE + "\n");
                lines.end();
                pack.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines));
            }
        });
    }

    /** Sends what a clone or fetch lacks. */
    public Mono<ServerResponse> send(ServerRequest request, Supplier<Repository> opening) {
        return answer(request, UPLOAD, "result", (in, out) -> {
            try (Repository repository = opening.get();
                    UploadPack pack = uploadPack(request, repository)) {
                pack.upload(in, out, null);
            }
        });
    }

    /** Takes a push, as far as the rules allow. */
    public Mono<ServerResponse> receive(ServerRequest request, Supplier<Repository> opening, PushRules rules) {
        return answer(request, RECEIVE, "result", (in, out) -> {
            try (Repository repository = opening.get()) {
                ReceivePack pack = receivePack(repository);
                pack.setPreReceiveHook((receiving, commands) -> rules.check(repository, List.copyOf(commands))
                        .forEach((refusal) -> refuse(receiving, refusal)));
                pack.setPostReceiveHook((receiving, commands) -> rules.accepted(repository, List.copyOf(commands)));
                pack.receive(in, out, null);
            }
        });
    }

    private static void refuse(ReceivePack pack, PushRules.Refusal refusal) {
        refusal.explanation().forEach(pack::sendError);
        refusal.command().setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, refusal.reason());
    }

    private static UploadPack uploadPack(ServerRequest request, Repository repository) {
        UploadPack pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        // As GitHub does, so that a build can fetch any commit it was told of.
        pack.setRequestPolicy(UploadPack.RequestPolicy.ANY);
        String version = request.headers().firstHeader("Git-Protocol");
        if (version != null) {
            pack.setExtraParameters(Set.of(version.split(":")));
        }
        return pack;
    }

    private static ReceivePack receivePack(Repository repository) {
        ReceivePack pack = new ReceivePack(repository);
        pack.setBiDirectionalPipe(false);
        pack.setAtomic(false);
        return pack;
    }

    private static Mono<ServerResponse> answer(
            ServerRequest request, String service, String kind, Conversation conversation) {
        Publisher<DataBuffer> body = DataBufferUtils.outputStreamPublisher(
                (out) -> converse(request, conversation, out), buffersOf(request), BLOCKING);
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType("application/x-" + service + "-" + kind))
                .header("Cache-Control", "no-cache, max-age=0, must-revalidate")
                .body(BodyInserters.fromDataBuffers(body));
    }

    private static void converse(ServerRequest request, Conversation conversation, OutputStream out) {
        try (InputStream in = bodyOf(request)) {
            conversation.hold(in, out);
            out.flush();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static InputStream bodyOf(ServerRequest request) throws IOException {
        if (request.method().name().equals("GET")) {
            return InputStream.nullInputStream();
        }
        InputStream body =
                DataBufferUtils.subscriberInputStream(request.bodyToFlux(DataBuffer.class), BUFFERS_IN_FLIGHT);
        boolean packed = "gzip".equals(request.headers().firstHeader("Content-Encoding"));
        return packed ? new GZIPInputStream(body) : body;
    }

    private static DataBufferFactory buffersOf(ServerRequest request) {
        return request.exchange().getResponse().bufferFactory();
    }

    /** What is said in one request and its answer. */
    private interface Conversation {

        void hold(InputStream in, OutputStream out) throws IOException;
    }
}
