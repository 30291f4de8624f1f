package dev.slipway.portal.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds this machine's Chromium and starts it. */
final class Browsers {

    private Browsers() {}

    /** Finds Chromium: by the variable CHROMIUM, at its usual place, or on the PATH. */
    static Optional<Path> chromium() {
        Stream<Path> named = Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of).stream();
        Stream<Path> onPath =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map((folder) -> Path.of(folder, "chromium"));
        return Stream.of(named, Stream.of(Path.of("/usr/bin/chromium")), onPath)
                .flatMap((places) -> places)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }
}
