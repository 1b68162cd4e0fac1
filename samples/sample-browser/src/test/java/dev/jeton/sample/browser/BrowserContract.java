package dev.jeton.sample.browser;

import com.microsoft.playwright.BrowserContext;
import dev.jeton.sample.DevelopmentCertificate;
import dev.jeton.sample.contract.wire.SampleProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people meet on the pages of a sample, whatever framework it is built on. An heir names the
 * module and its main class; the rules stand in the interfaces, by topic. Not thread-safe.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
abstract class BrowserContract
    implements LogInRules,
        OrderRules,
        SessionRules,
        KeyboardRules,
        OtherOriginRules,
        PlainHttpRules {

  private final String module;
  private final String main;
  private final int plainPort = SampleProcess.freePort();
  private final String origin = "https://desk.jeton.test:" + SampleProcess.freePort();
  private final Chromium chromium = new Chromium();

  @Nullable
  private SampleProcess sample;

  @Nullable
  private OtherOrigin others;

  BrowserContract(String module, String main) {
    this.module = module;
    this.main = main;
  }

  @BeforeAll
  final void start(@TempDir Path directory) throws IOException {
    int port = Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1));
    sample = start(
        directory, port, "--public-origin=" + origin, "--http-port=" + plainPort, "--fresh=PT1S");
    others = OtherOrigin.start(DevelopmentCertificate.in(directory.resolve("data")));
  }

  @AfterAll
  final void stop() {
    chromium.close();
    if (others != null) others.close();
    if (sample != null) sample.close();
  }

  @Override
  public final String module() {
    return module;
  }

  @Override
  public final Chromium chromium() {
    return chromium;
  }

  @Override
  public final BrowserContext person() {
    return chromium.person();
  }

  @Override
  public final SampleProcess another(Path directory, String... options) {
    return start(directory, SampleProcess.freePort(), options);
  }

  @Override
  public final String origin() {
    return origin;
  }

  @Override
  public final int plainPort() {
    return plainPort;
  }

  @Override
  public final OtherOrigin others() {
    if (others == null) throw new IllegalStateException("not started");
    return others;
  }

  private SampleProcess start(Path directory, int port, String... options) {
    return SampleProcess.startElsewhere(main, classPath(), directory, port, options);
  }

  // What the module would run on if Maven started it; written there where the profile is on.
  private String classPath() {
    Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
    Path written = target.resolve("class-path.txt");
    if (!Files.exists(written))
      throw new IllegalStateException(
          written + " is missing: build with -Pbrowser, this module with -am");
    try {
      return target.resolve("classes")
          + System.getProperty("path.separator")
          + Files.readString(written).strip();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
