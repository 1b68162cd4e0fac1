package dev.jeton.sample.contract;

import dev.jeton.sample.SampleServer;
import dev.jeton.sample.contract.wire.SampleProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the sample application does, whatever framework it is built on: seen from outside, over
 * HTTPS, with the sample as a process of its own or, where a test moves its clock, in the test's. An heir
 * names the main class and the server; the rules stand in
 * the interfaces, by topic.
 *
 * {@snippet :
 * final class JavalinSampleTest extends SampleContract {
 *   @Override
 *   public Class<?> main() {
 *     return JavalinSample.class;
 *   }
 *
 *   @Override
 *   public SampleServer server() {
 *     return JavalinSample::start;
 *   }
 * }
 * }
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
public abstract class SampleContract
    implements BrowserRules,
        ApiClientRules,
        ClientRules,
        DeskRules,
        EventRules,
        OwnSessionRules,
        RefusalRules,
        SilenceRules,
        StepUpRules,
        StartRules,
        StoreAwayRules,
        StreamLifeRules,
        TrustRules {

  private final Map<String, SampleProcess> running = new ConcurrentHashMap<>();
  private final Map<String, Integer> plainPorts = new ConcurrentHashMap<>();

  @Override
  public abstract Class<?> main();

  @Override
  public abstract SampleServer server();

  @BeforeAll
  final void start(@TempDir Path directory) {
    for (String format : new String[] {"reference", "jwt"}) {
      int plainPort = SampleProcess.freePort();
      plainPorts.put(format, plainPort);
      running.put(
          format,
          SampleProcess.start(
              main(), made(directory, format), "--tokens=" + format, "--http-port=" + plainPort));
    }
  }

  @AfterAll
  final void stop() {
    running.values().forEach(SampleProcess::close);
  }

  @Override
  public final SampleProcess running(String format) {
    SampleProcess sample = running.get(format);
    if (sample == null) throw new IllegalArgumentException("no sample runs with " + format);
    return sample;
  }

  @Override
  public final int plainPort(String format) {
    return plainPorts.getOrDefault(format, 0);
  }

  private static Path made(Path directory, String name) {
    try {
      return Files.createDirectory(directory.resolve(name));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
