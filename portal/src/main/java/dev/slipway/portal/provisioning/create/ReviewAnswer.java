package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.provisioning.PlannedStep;
import dev.slipway.portal.template.RenderedFile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A review as the API shows it.
 *
 * @param name the app's name
 * @param steps the steps of the create run
 * @param files the files of the first commit
 * @param jobs configurations of the build server by name
 * @param resources what AWS gets
 * @param conflicts what is in the way; empty when the app can be created
 */
record ReviewAnswer(
        String name,
        List<PlannedStep> steps,
        List<FileAnswer> files,
        Map<String, String> jobs,
        List<Review.AwsResource> resources,
        List<ConflictAnswer> conflicts) {

    static ReviewAnswer of(Review review) {
        return new ReviewAnswer(
                review.app().name().value(),
                review.plan().steps(),
                review.files().stream().map(FileAnswer::of).toList(),
                review.jobs(),
                review.resources(),
                review.conflicts().stream().map(ConflictAnswer::of).toList());
    }

    /**
     * A file.
     *
     * @param path its path
     * @param executable whether it may be run
     * @param size its size in bytes
     * @param text its content; null where it is no text
     */
    record FileAnswer(
            String path,
            boolean executable,
            int size,
            @Nullable String text) {

        static FileAnswer of(RenderedFile file) {
            return new FileAnswer(file.path(), file.executable(), file.content().length, text(file.content()));
        }

        private static @Nullable String text(byte[] content) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(content))
                        .toString();
            } catch (CharacterCodingException binary) {
                return null;
            }
        }
    }

    /**
     * What is in the way.
     *
     * @param words what it is and what to do
     * @param existing where it is
     */
    record ConflictAnswer(String words, @Nullable URI existing) {

        static ConflictAnswer of(Conflict conflict) {
            return new ConflictAnswer(String.valueOf(conflict.getMessage()), conflict.existing());
        }
    }
}
