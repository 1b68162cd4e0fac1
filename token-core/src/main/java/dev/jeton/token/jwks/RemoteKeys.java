package dev.jeton.token.jwks;

import dev.jeton.json.JsonObject;
import dev.jeton.key.JwkSet;
import dev.jeton.key.KeyUnavailableException;
import dev.jeton.token.jwks.Fetched.Document;
import dev.jeton.token.jwks.Fetched.Failed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes at an HTTPS address. A set replaces the one before it whole,
 * and only when it was fetched and accepted: on any failure the old keys stay.
 *
 * <p>One daemon thread fetches, ahead of the end of what the answer's {@code Cache-Control} allows,
 * and when a key was missed; never more often than once in {@code interval}, whatever strangers
 * send. Whoever validates a token only looks at what is known. Thread-safe.
 */
public final class RemoteKeys implements IssuerKeys, AutoCloseable {

  // Fetched anew when a fifth of the time is left: a failure or two are made good before the end.
  private static final int PARTS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final JwksFetch fetch;
  private final Function<JsonObject, JwkSet.Reading> reader;
  private final Duration interval;
  private final Clock clock;
  private final Consumer<String> onFailure;
  private final AtomicBoolean missed = new AtomicBoolean();
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = new Thread(this::refreshUntilClosed);

  @Nullable
  private volatile JwkSet known;

  private volatile Instant earliest = Instant.MIN;
  private volatile Instant due = Instant.MIN;

  RemoteKeys(
      JwksFetch fetch,
      Function<JsonObject, JwkSet.Reading> reader,
      Duration interval,
      Clock clock,
      Consumer<String> onFailure) {
    this.fetch = fetch;
    this.reader = reader;
    this.interval = interval;
    this.clock = clock;
    this.onFailure = onFailure;
    thread.setName("jeton-keys-at-" + fetch.at().getHost());
    thread.setDaemon(true);
  }

  /**
   * Keys at {@code at}; nothing is fetched yet.
   *
   * @param reader accepts or refuses what came
   * @param interval the shortest time between two fetches
   * @param onFailure hears why a fetch was in vain, in one line without a word of the server; on
   *     the fetching thread
   */
  public static RemoteKeys at(
      URI at,
      SSLContext tls,
      Function<JsonObject, JwkSet.Reading> reader,
      Duration interval,
      Clock clock,
      Consumer<String> onFailure) {
    return new RemoteKeys(JwksFetch.from(at, tls), reader, interval, clock, onFailure);
  }

  /**
   * Fetches the first set, on this thread.
   *
   * @throws KeyUnavailableException if it can't be had or is refused; the message says why
   */
  public void load() {
    try {
      Optional<Failed> failed = refresh();
      if (failed.isPresent()) throw unavailable(failed.get().why(), failed.get().cause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unavailable("this thread was interrupted", Optional.of(stopped));
    }
  }

  private KeyUnavailableException unavailable(String why, Optional<Exception> cause) {
    String message = "no keys from " + fetch.at() + ": " + why;
    return cause
        .map(known -> new KeyUnavailableException(message, known))
        .orElseGet(() -> new KeyUnavailableException(message));
  }

  /** Begins to fetch in the background; once. */
  public void start() {
    thread.start();
  }

  /** Whether the thread is there. */
  boolean running() {
    return thread.isAlive();
  }

  @Override
  public Optional<JwkSet> known() {
    return Optional.ofNullable(known);
  }

  @Override
  public void missed() {
    missed.set(true);
    // One permit is enough, and within the interval none is: the thread looks again by itself.
    if (reached(earliest, clock.instant(), interval) && wake.availablePermits() == 0)
      wake.release();
  }

  /** Fetches nothing any more; what is known stays known. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void refreshUntilClosed() {
    try {
      while (true) {
        refreshSafely();
        boolean woken = wake.tryAcquire(untilNext().toMillis(), TimeUnit.MILLISECONDS);
        if (woken) wake.drainPermits();
      }
    } catch (InterruptedException closed) {
      // The one way out.
    }
  }

  private void refreshSafely() throws InterruptedException {
    try {
      refreshIfDue();
    } catch (RuntimeException defect) {
      // Not swallowed: told where broken threads are told. Without this thread a new key of the
      // issuer would never be seen.
      thread.getUncaughtExceptionHandler().uncaughtException(thread, defect);
    }
  }

  /** One round of the thread: fetches if it is time, and tells of a failure. */
  void refreshIfDue() throws InterruptedException {
    Instant now = clock.instant();
    boolean wanted = missed.get() || reached(due, now, FreshFor.LONGEST);
    if (!wanted || !reached(earliest, now, interval)) return;
    missed.set(false);
    refresh().map(Failed::why).ifPresent(onFailure);
  }

  // What is further away than it was ever set was set by a clock that has been put back since.
  private static boolean reached(Instant moment, Instant now, Duration furthest) {
    return !now.isBefore(moment) || moment.isAfter(now.plus(furthest));
  }

  /** How long nothing has to be done, by the clock; bounded, for a clock can be set. */
  private Duration untilNext() {
    Instant wanted = missed.get() || due.isBefore(earliest) ? earliest : due;
    Duration wait = Duration.between(clock.instant(), wanted);
    if (wait.isNegative() || wait.isZero()) return Duration.ofMillis(1);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Optional<Failed> refresh() throws InterruptedException {
    Instant begun = clock.instant();
    earliest = begun.plus(interval);
    due = earliest;
    Fetched fetched = fetch.get();
    if (fetched instanceof Failed failed) return Optional.of(failed);
    Document document = (Document) fetched;
    JwkSet.Reading reading = reader.apply(document.json());
    if (reading instanceof JwkSet.Refused refused)
      return Optional.of(Failed.because("the set is refused: " + refused.why()));
    known = ((JwkSet.Accepted) reading).keys();
    due = begun.plus(document.freshFor().dividedBy(PARTS).multipliedBy(PARTS - 1L));
    return Optional.empty();
  }
}
