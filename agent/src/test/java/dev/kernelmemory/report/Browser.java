package dev.kernelmemory.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** Chromium without a window. */
final class Browser {
  private static final int DEADLINE_SECONDS = 120;

  private final Path directory;
  private int runs;

  Browser(Path directory) {
    this.directory = directory;
  }

  /** The page as it is after its script has run. */
  String dom(Path page) throws Exception {
    return Files.readString(run(page, "--dump-dom"));
  }

  BufferedImage screenshot(Path page, boolean dark, int width, int height) throws Exception {
    Path file = directory.resolve("shot-" + runs + ".png");
    run(
        page,
        "--screenshot=" + file,
        "--window-size=" + width + ',' + height,
        "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1));
    return ImageIO.read(file.toFile());
  }

  Path pdf(Path page) throws Exception {
    Path file = directory.resolve("page.pdf");
    run(page, "--print-to-pdf=" + file);
    return file;
  }

  private Path run(Path page, String... options) throws IOException, InterruptedException {
    Path output = directory.resolve("browser-" + runs++ + ".out");
    List<String> command =
        new ArrayList<>(
            List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--user-data-dir=" + directory.resolve("profile")));
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(directory.resolve("browser.err").toFile())
            .start();
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    assertThat(process.exitValue()).isZero();
    return output;
  }
}
