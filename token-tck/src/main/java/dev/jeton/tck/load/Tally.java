package dev.jeton.tck.load;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What all users met. Thread-safe. */
final class Tally {

  final AtomicLong logIns = new AtomicLong();
  final AtomicLong calls = new AtomicLong();
  final AtomicLong rotations = new AtomicLong();
  final AtomicLong ends = new AtomicLong();
  final AtomicLong unavailable = new AtomicLong();
  final AtomicLong letInAfterTheEnd = new AtomicLong();
  final AtomicLong lost = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();
  private final List<String> mistakes = new CopyOnWriteArrayList<>();

  void struck() {
    faults.incrementAndGet();
  }

  void mistake(String what) {
    mistakes.add(what);
  }

  Outcome outcome() {
    return new Outcome(
        logIns.get(),
        calls.get(),
        rotations.get(),
        ends.get(),
        faults.get(),
        unavailable.get(),
        letInAfterTheEnd.get(),
        lost.get(),
        List.copyOf(mistakes));
  }
}
