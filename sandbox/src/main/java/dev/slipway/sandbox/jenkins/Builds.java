package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.http.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.util.FileSystemUtils;

/** The records of all builds, and the folders with their logs and files. */
final class Builds {

    private final Documents<BuildRecord> records;
    private final Path files;

    Builds(Path folder) {
        this.records = Documents.open(folder.resolve("builds"), BuildRecord.class);
        this.files = folder.resolve("build-files");
    }

    Optional<BuildRecord> find(String job, int number) {
        return this.records.find(BuildRecord.key(job, number));
    }

    /** Returns the builds of a job, the newest first. */
    List<BuildRecord> of(String job) {
        return this.records.all().stream()
                .filter((build) -> build.start().job().equals(job))
                .sorted(Comparator.comparingInt(
                                (BuildRecord build) -> build.start().number())
                        .reversed())
                .toList();
    }

    List<BuildRecord> running() {
        return this.records.all().stream().filter(BuildRecord::running).toList();
    }

    synchronized void put(BuildRecord build) {
        this.records.put(build.key(), build);
    }

    /** Notes how far a build has come; nothing when its job was deleted, even if a new one has its name and number. */
    synchronized void progress(BuildRecord build, UnaryOperator<BuildRecord.Progress> change) {
        this.records
                .find(build.key())
                .filter((found) -> found.start().queueId() == build.start().queueId())
                .ifPresent((found) -> put(new BuildRecord(found.start(), change.apply(found.progress()))));
    }

    void remove(String job) {
        of(job).forEach((build) -> this.records.remove(build.key()));
    }

    /** Forgets all but the newest builds; the last green one stays too, as on a real controller. */
    synchronized void keepNewest(String job, int most) {
        List<BuildRecord> all = of(job);
        Optional<BuildRecord> lastGreen = all.stream()
                .filter((build) -> "SUCCESS".equals(build.progress().result()))
                .findFirst();
        all.stream()
                .skip(most)
                .filter((build) -> !build.running() && !Optional.of(build).equals(lastGreen))
                .forEach(this::forget);
    }

    private void forget(BuildRecord build) {
        this.records.remove(build.key());
        try {
            FileSystemUtils.deleteRecursively(
                    folder(build.start().job(), build.start().number()));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    Path folder(String job, int number) {
        return this.files.resolve(Urls.segment(job)).resolve(String.valueOf(number));
    }

    Path log(String job, int number) {
        return folder(job, number).resolve("log");
    }

    void appendToLog(String job, int number, String line) {
        try {
            Files.createDirectories(folder(job, number));
            Files.writeString(
                    log(job, number),
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
