package dev.jeton.micrometer;

import dev.jeton.SessionTokens;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.FeedHeard;
import dev.jeton.event.SessionEvent.FeedLost;
import dev.jeton.event.SessionListener;
import dev.jeton.near.NearFigures;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/**
 * Counts every {@link SessionEvent} and times every verb of a store. No meter names a subject, a
 * session or an address: there are as many as there are kinds of events and reasons. Thread-safe.
 *
 * {@snippet :
 * SessionMetrics metrics = SessionMetrics.in(registry);
 * SessionTokens.builder(metrics.timed(store), keys, "https://shop.example")
 *     .listener(metrics.and(auditLog))
 *     .build();
 * }
 *
 * <p>Counters begin with {@code jeton.}, see the guide; {@code jeton.feed.connected} is 1 while this
 * node hears what other nodes end, else 0; {@code jeton.store} times the store by {@code verb} and
 * {@code outcome} ({@code answered} or {@code failed}).
 */
public final class SessionMetrics implements SessionListener {

  private final MeterRegistry registry;
  private final AtomicInteger feedConnected = new AtomicInteger(1);

  private SessionMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("jeton.feed.connected", feedConnected, AtomicInteger::get)
        .description("whether this node hears what other nodes end")
        .register(registry);
  }

  /** Metrics in {@code registry}; one object for all that one application does. */
  public static SessionMetrics in(MeterRegistry registry) {
    return new SessionMetrics(registry);
  }

  /**
   * Shows what {@code tokens} counts at every request as well: {@code jeton.tokens.validated} by {@code
   * trust}, {@code jeton.copies} by {@code outcome} ({@code used} or {@code missing}), and {@code
   * jeton.feed.age} in seconds, where the store has a feed. Call it once, for each that is built.
   */
  public void watch(SessionTokens tokens) {
    for (Trust trust : Trust.values())
      FunctionCounter.builder(
              "jeton.tokens.validated",
              tokens,
              each -> each.figures().validated().getOrDefault(trust, 0L))
          .tag("trust", trust.name().toLowerCase(Locale.ROOT))
          .description("tokens that opened a session, by how freshly it was known")
          .register(registry);
    copies(tokens, "used", NearFigures::copiesUsed);
    copies(tokens, "missing", NearFigures::copiesMissing);
    if (tokens.figures().near().feedAge().isPresent())
      TimeGauge.builder(
              "jeton.feed.age",
              tokens,
              TimeUnit.NANOSECONDS,
              each -> each.figures().near().feedAge().orElse(Duration.ZERO).toNanos())
          .description("how long ago what ended elsewhere was heard")
          .register(registry);
  }

  private void copies(SessionTokens tokens, String outcome, ToLongFunction<NearFigures> count) {
    FunctionCounter.builder(
            "jeton.copies", tokens, each -> count.applyAsLong(each.figures().near()))
        .tag("outcome", outcome)
        .description("how often a copy of a record spared the store")
        .register(registry);
  }

  @Override
  public void heard(SessionEvent event) {
    if (event instanceof FeedLost) feedConnected.set(0);
    if (event instanceof FeedHeard) feedConnected.set(1);
    Counted counted = Counted.of(event);
    registry.counter(counted.name(), Tags.of(counted.tags())).increment();
  }

  /** {@code store}, with each verb timed. What it answers and throws is the same. */
  public SessionStore timed(SessionStore store) {
    return TimedStore.around(store, registry);
  }
}
