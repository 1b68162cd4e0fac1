package dev.jeton.tck.attempt;

import dev.jeton.store.AttemptStore;
import dev.jeton.store.InMemoryAttemptStore;
import dev.jeton.tck.attempt.BrokenAttempts.Tampered;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Stores that break a rule in one of their verbs. */
final class SpoiltAttempts {

  private SpoiltAttempts() {}

  static final class Island extends Tampered {
    private final AttemptStore other = new InMemoryAttemptStore();

    @Override
    AttemptStore another() {
      return other;
    }
  }

  static final class Remembering extends Tampered {
    @Override
    public void forget(String key) {
      AttemptStore.demandKey(key);
    }
  }

  static final class Stubborn extends Tampered {
    @Override
    public void withdraw(String key, Instant at) {
      AttemptStore.demandKey(key);
    }
  }

  static final class Generous extends Tampered {
    @Override
    public void withdraw(String key, Instant at) {
      forget(key);
    }
  }

  static final class Careless extends Tampered {
    private Instant last = Attempts.NOON;

    @Override
    public Attempt begin(String key, Limit limit, Instant now) {
      last = now;
      return super.begin(key, limit, now);
    }

    @Override
    public void withdraw(String key, Instant at) {
      super.withdraw(key, last);
    }
  }

  static final class Late extends Tampered {
    @Override
    public Attempt begin(String key, Limit limit, Instant now) {
      Attempt attempt = super.begin(key, limit, now);
      return attempt instanceof Attempt.Counted counted
          ? new Attempt.Counted(counted.at().plusMillis(1), counted.delay())
          : attempt;
    }
  }

  static final class Strict extends Tampered {
    private final Set<String> tried = new TreeSet<>();

    @Override
    public synchronized Attempt begin(String key, Limit limit, Instant now) {
      Duration blocked = super.blocked(key, limit, now);
      if (!blocked.isZero()) {
        tried.add(key);
        return new Attempt.Blocked(blocked);
      }
      return tried.remove(key) ? new Attempt.Blocked(limit.first()) : super.begin(key, limit, now);
    }
  }

  static final class Curious extends Tampered {
    @Override
    public Duration blocked(String key, Limit limit, Instant now) {
      Duration blocked = super.blocked(key, limit, now);
      super.begin(key, limit, now);
      return blocked;
    }
  }

  static final class Trusting extends Tampered {
    @Override
    public Duration blocked(String key, Limit limit, Instant now) {
      Duration blocked = super.blocked(key, limit, now);
      return now.isBefore(Attempts.NOON) ? Duration.ZERO : blocked;
    }
  }

  static final class Shrinking extends Tampered {
    private final Set<String> keys = new LinkedHashSet<>();
    private int lost;

    @Override
    public synchronized Attempt begin(String key, Limit limit, Instant now) {
      Attempt attempt = super.begin(key, limit, now);
      keys.add(key);
      if (lost > 0 && keys.size() + lost > BoundRules.ROOM / 2) {
        String oldest = keys.iterator().next();
        keys.remove(oldest);
        super.forget(oldest);
      }
      return attempt;
    }

    @Override
    public synchronized void forget(String key) {
      super.forget(key);
      if (keys.remove(key)) lost++;
    }
  }

  static final class Washable extends Tampered {
    private final Set<String> keys = new LinkedHashSet<>();

    Washable() {
      super(new InMemoryAttemptStore());
    }

    @Override
    public synchronized Attempt begin(String key, Limit limit, Instant now) {
      Attempt attempt = super.begin(key, limit, now);
      keys.remove(key);
      keys.add(key);
      if (keys.size() > BoundRules.ROOM) {
        String oldest = keys.iterator().next();
        keys.remove(oldest);
        forget(oldest);
      }
      return attempt;
    }
  }

  static final class Boundless extends Tampered {
    Boundless() {
      super(new InMemoryAttemptStore());
    }
  }

  static final class Hoarding extends Tampered {
    @Override
    public int purge(Instant now, int limit) {
      return 0;
    }
  }

  static final class Sweeping extends Tampered {
    @Override
    public int purge(Instant now, int limit) {
      return super.purge(now, Integer.MAX_VALUE);
    }
  }

  static final class Blind extends Tampered {
    @Override
    public int purge(Instant now, int limit) {
      return super.purge(now.plus(Attempts.HOUR), limit);
    }
  }
}
