package dev.jeton;

import dev.jeton.session.Trust;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the tokens that opened a session. Thread-safe. */
final class Validated {

  private final Map<Trust, LongAdder> byTrust = new EnumMap<>(Trust.class);

  Validated() {
    for (Trust trust : Trust.values()) byTrust.put(trust, new LongAdder());
  }

  void count(Trust trust) {
    byTrust.get(trust).increment();
  }

  Map<Trust, Long> soFar() {
    Map<Trust, Long> sums = new EnumMap<>(Trust.class);
    byTrust.forEach((trust, count) -> sums.put(trust, count.sum()));
    return Collections.unmodifiableMap(sums);
  }
}
