package dev.jeton.tck.attempt;

import static java.util.Objects.requireNonNull;

import dev.jeton.store.AttemptStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * What makes an {@link AttemptStore}: one heir of this class for each store proves it. Every rule of
 * the interface is a test, and none of them waits. Not thread-safe: an instance serves one test.
 *
 * <p>What can't be proven that way stays with the heir: that a back end which fails is a {@link
 * dev.jeton.store.StoreException}.
 */
public abstract class AttemptStoreContract implements CountingRules, BlockingRules, BoundRules {

  private @Nullable AttemptStore store;

  /**
   * A store that remembers nothing, of which no other test knows, with room for {@value
   * BoundRules#ROOM} keys.
   */
  protected abstract AttemptStore emptyStore();

  /**
   * A second way to what {@link #store()} counts, as another node has it. The same object where that
   * can't be shared.
   */
  @Override
  public AttemptStore anotherHandle() {
    return store();
  }

  /** The store under test. */
  @Override
  public final AttemptStore store() {
    return requireNonNull(store, "no test has begun");
  }

  @BeforeEach
  protected final void beginWithAnEmptyStore() {
    store = emptyStore();
  }
}
