package dev.jeton.tck.attempt;

import dev.jeton.store.AttemptStore;
import dev.jeton.store.InMemoryAttemptStore;
import dev.jeton.tck.Broken;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A store of attempts that breaks one rule.
 *
 * @param fault what it does
 * @param store a new one
 * @param caughtBy the tests of the contract that fail on it, all of them
 */
record BrokenAttempts(String fault, Supplier<Tampered> store, Set<String> caughtBy)
    implements Broken {

  static BrokenAttempts that(String fault, Supplier<Tampered> store, String... caughtBy) {
    return new BrokenAttempts(fault, store, new TreeSet<>(Set.of(caughtBy)));
  }

  /** One that counts by another limit than it was given. */
  static Supplier<Tampered> by(UnaryOperator<AttemptStore.Limit> other) {
    return () -> new Tampered() {
      @Override
      AttemptStore.Limit limit(AttemptStore.Limit given) {
        return other.apply(given);
      }
    };
  }

  /** One whose clock is off when it looks whether a key is blocked. */
  static Supplier<Tampered> off(Duration fast) {
    return () -> new Tampered() {
      @Override
      public Duration blocked(String key, Limit limit, Instant now) {
        return super.blocked(key, limit, now.plus(fast));
      }
    };
  }

  /** One that takes other keys for those that it was given. */
  static Supplier<Tampered> as(UnaryOperator<String> other) {
    return () -> new Tampered() {
      @Override
      String key(String given) {
        return other.apply(given);
      }
    };
  }

  @Override
  public String toString() {
    return fault;
  }

  /** A good store, for others to spoil. */
  static class Tampered implements AttemptStore {

    private final AttemptStore good;

    Tampered() {
      this(new InMemoryAttemptStore(BoundRules.ROOM));
    }

    Tampered(AttemptStore good) {
      this.good = good;
    }

    AttemptStore.Limit limit(AttemptStore.Limit given) {
      return given;
    }

    String key(String given) {
      return given;
    }

    /** What another node sees. */
    AttemptStore another() {
      return this;
    }

    @Override
    public Duration blocked(String key, Limit limit, Instant now) {
      return good.blocked(key(key), limit(limit), now);
    }

    @Override
    public Attempt begin(String key, Limit limit, Instant now) {
      return good.begin(key(key), limit(limit), now);
    }

    @Override
    public void withdraw(String key, Instant at) {
      good.withdraw(key(key), at);
    }

    @Override
    public void forget(String key) {
      good.forget(key(key));
    }

    @Override
    public int purge(Instant now, int limit) {
      return good.purge(now, limit);
    }
  }
}
