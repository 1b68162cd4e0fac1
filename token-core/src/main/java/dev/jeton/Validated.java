package dev.jeton;

import dev.jeton.session.Trust;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the tokens that opened a session. Thread-safe. */
final class Validated {

  private final Map<Trust, LongAdder> byTrust = new ConcurrentHashMap<>();

  void count(Trust trust) {
    byTrust.computeIfAbsent(trust, any -> new LongAdder()).increment();
  }

  Map<Trust, Long> soFar() {
    Map<Trust, Long> sums = new EnumMap<>(Trust.class);
    for (Trust trust : Trust.values()) {
      LongAdder count = byTrust.get(trust);
      sums.put(trust, count == null ? 0 : count.sum());
    }
    return Collections.unmodifiableMap(sums);
  }
}
