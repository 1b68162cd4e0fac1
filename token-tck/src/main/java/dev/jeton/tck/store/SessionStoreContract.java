package dev.jeton.tck.store;

import static java.util.Objects.requireNonNull;

import dev.jeton.store.SessionStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * What makes a {@link SessionStore}: one heir of this class for each store proves it. Every rule of
 * the interface is a test; none of them waits, and none needs a clock that can be moved, for
 * sessions are placed in time around {@link SessionStore#now}. Not thread-safe: an instance serves
 * one test.
 *
 * <p>What can't be proven that way stays with the heir: that an ended session is forgotten after
 * {@link SessionStore#TOMBSTONE_LIFE}, that a failing back end is a {@code StoreException} within a
 * bounded time, and that acknowledged changes outlive the process where the store promises it.
 */
public abstract class SessionStoreContract
    implements CreationRules,
        LimitRules,
        ChangeRules,
        TouchRules,
        EndRules,
        EpochRules,
        ManyEndsRules,
        PurgeRules,
        RaceRules {

  private @Nullable SessionStore store;

  /** A store without any session, of which no other test knows. */
  protected abstract SessionStore emptyStore();

  /**
   * A second way to the data of {@link #store()}, as another node has it; asked for once for each
   * test that needs it. The same object where data can't be shared.
   */
  @Override
  public SessionStore anotherHandle() {
    return store();
  }

  /**
   * How closely a boundary in time is approached from the side of the living; more than a test
   * takes. Default one minute; an heir whose clock stands still says one millisecond.
   */
  @Override
  public Duration moment() {
    return Duration.ofMinutes(1);
  }

  /** The store under test. */
  @Override
  public final SessionStore store() {
    return requireNonNull(store, "no test has begun");
  }

  @BeforeEach
  protected final void beginWithAnEmptyStore() {
    store = emptyStore();
  }
}
