package dev.jeton.login.password;

import dev.jeton.store.AttemptStore;
import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Limit;
import java.time.Duration;
import java.time.Instant;

/** Counts an attempt by account and by source at once. Immutable, over a thread-safe store. */
record LoginThrottle(AttemptStore store, Limit account, Limit source) {

  /** For how much longer one of the two is blocked. */
  Duration blocked(AttemptKeys keys, Instant now) {
    return longer(
        store.blocked(keys.account(), account, now), store.blocked(keys.source(), source, now));
  }

  /** Counts the attempt as failed with both, or with neither. */
  Attempt begin(AttemptKeys keys, Instant now) {
    Attempt bySource = store.begin(keys.source(), source, now);
    if (!(bySource instanceof Attempt.Counted counted)) return bySource;
    Attempt byAccount = store.begin(keys.account(), account, now);
    if (byAccount instanceof Attempt.Counted also)
      return new Attempt.Counted(counted.at(), longer(counted.delay(), also.delay()));
    store.withdraw(keys.source(), counted.at());
    return byAccount;
  }

  /**
   * The attempt was right: the account starts anew; the source keeps its other failures, for it may
   * own an account.
   */
  void succeeded(AttemptKeys keys, Attempt.Counted attempt) {
    store.forget(keys.account());
    store.withdraw(keys.source(), attempt.at());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
