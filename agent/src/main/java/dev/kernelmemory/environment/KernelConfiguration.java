package dev.kernelmemory.environment;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that the kernel was built with: {@code /proc/config.gz} where the kernel
 * carries it (CONFIG_IKCONFIG_PROC), else {@code /boot/config-<release>} as distributions install
 * it.
 */
final class KernelConfiguration {
  /** Where to stop reading a file that is no kernel configuration; real ones have 10,000 lines. */
  private static final int MAX_CHARACTERS = 4 << 20;

  private final File procfs;
  private final File boot;

  KernelConfiguration(File procfs, File boot) {
    this.procfs = procfs;
    this.boot = boot;
  }

  /**
   * Looks an option up; takes some milliseconds.
   *
   * @param option the option, for example {@code CONFIG_VMAP_STACK}
   * @return whether it is built in, or null if no configuration can be read
   */
  @Nullable Boolean isBuiltIn(String option) {
    try (InputStream packed = new FileInputStream(new File(procfs, "config.gz"));
        InputStream text = new GZIPInputStream(packed)) {
      return contains(text, option + "=y");
    } catch (IOException e) {
      return isBuiltInByBoot(option);
    }
  }

  private @Nullable Boolean isBuiltInByBoot(String option) {
    File file = new File(boot, "config-" + KernelRelease.read(procfs));
    try (InputStream text = new FileInputStream(file)) {
      return contains(text, option + "=y");
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Whether the text has the line.
   *
   * @throws IOException if it can't be read, or is no kernel configuration
   */
  private static boolean contains(InputStream text, String wanted) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(text, StandardCharsets.ISO_8859_1));
    StringBuilder line = new StringBuilder();
    boolean hasOptions = false;
    for (int read = 0; read < MAX_CHARACTERS; read++) {
      int c = lines.read();
      if (c != '\n' && c >= 0) {
        line.append((char) c);
        continue;
      }
      if (wanted.contentEquals(line)) {
        return true;
      }
      hasOptions |= line.indexOf("CONFIG_") == 0;
      if (c < 0) {
        if (!hasOptions) {
          throw new IOException("no kernel configuration: not one option in it");
        }
        return false;
      }
      line.setLength(0);
    }
    throw new IOException("no kernel configuration: longer than " + MAX_CHARACTERS);
  }
}
