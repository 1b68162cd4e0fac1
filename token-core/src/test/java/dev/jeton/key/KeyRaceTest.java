package dev.jeton.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRaceTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 12;
  private static final int STORE_ROUNDS = 100;

  @TempDir
  Path directory;

  @Test
  void eightThreadsThatOpenOneDirectoryTogetherHoldTheSameKeys() throws Exception {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    Callable<List<String>> opener = () -> {
      List<String> seen = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        together.await();
        seen.add(opened(directory.resolve("round-" + round)));
      }
      return seen;
    };

    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<List<String>>> results = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) results.add(threads.submit(opener));
    threads.shutdown();

    List<String> first = results.get(0).get();
    assertThat(first).doesNotHaveDuplicates();
    for (Future<List<String>> result : results) assertThat(result.get()).isEqualTo(first);
  }

  @Test
  void ofEightThreadsThatStoreOneNameTogetherExactlyOneWins() throws Exception {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<List<Integer>>> results = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      String sealed = "by-" + thread;
      results.add(threads.submit(() -> roundsWon(sealed, together)));
    }
    threads.shutdown();

    List<Integer> won = new ArrayList<>();
    for (Future<List<Integer>> result : results) won.addAll(result.get());

    assertThat(won).hasSize(STORE_ROUNDS).doesNotHaveDuplicates();
  }

  private List<Integer> roundsWon(String sealed, CyclicBarrier together) throws Exception {
    KeyStore store = KeyStore.directory(directory.resolve("keys"));
    store.load();
    List<Integer> won = new ArrayList<>();
    for (int round = 1; round <= STORE_ROUNDS; round++) {
      together.await();
      if (store.createIfAbsent(new StoredKey("mac-" + round, sealed))) won.add(round);
    }
    return won;
  }

  @Test
  void twoProcessesThatOpenOneDirectoryTogetherHoldTheSameKeys() throws Exception {
    try (Opener one = new Opener();
        Opener other = new Opener()) {
      for (int round = 0; round < ROUNDS; round++) {
        Path shared = directory.resolve("round-" + round);

        one.open(shared);
        other.open(shared);

        assertThat(one.answer()).isNotBlank().isEqualTo(other.answer());
      }
    }
  }

  /** Another process: opens each directory that it is told, and answers what it found. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
    for (String order = orders.readLine(); order != null; order = orders.readLine())
      System.out.println(opened(Path.of(order)));
  }

  private static String opened(Path directory) {
    MasterKey masterKey =
        MasterKey.readOrCreate(directory.resolve("master.key"), new SecureRandom());
    KeyStore store = KeyStore.directory(directory.resolve("keys"));
    KeyRing ring = KeyRing.open(store, KeyPolicy.sealedUnder(masterKey), Clock.systemUTC());
    List<String> seen = new ArrayList<>();
    for (KeyPurpose purpose : KeyPurpose.values()) seen.add(ring.active(purpose).id());
    seen.add(HexFormat.of().formatHex(ring.active(KeyPurpose.MAC).hmac(new byte[] {1})));
    return String.join(" ", seen);
  }

  private static final class Opener implements AutoCloseable {
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    Opener() throws IOException {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      ProcessBuilder command = new ProcessBuilder(
          java.toString(),
          "-cp",
          System.getProperty("java.class.path"),
          KeyRaceTest.class.getName());
      process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      orders = process.outputWriter(US_ASCII);
      answers = process.inputReader(US_ASCII);
    }

    void open(Path directory) throws IOException {
      orders.write(directory + "\n");
      orders.flush();
    }

    String answer() throws IOException {
      return String.valueOf(answers.readLine());
    }

    @Override
    public void close() throws IOException {
      orders.close();
      process.onExit().join();
    }
  }
}
