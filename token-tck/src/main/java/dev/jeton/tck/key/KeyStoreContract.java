package dev.jeton.tck.key;

import static java.util.Objects.requireNonNull;

import dev.jeton.key.KeyStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * What makes a {@link KeyStore}: one heir of this class for each store proves it. Every rule of the
 * interface is a test, and none of them waits. Not thread-safe: an instance serves one test.
 *
 * <p>What can't be proven that way stays with the heir: that a place which can't be read or written
 * is a {@link dev.jeton.key.KeyUnavailableException} that names it and a remedy, and that what was
 * answered outlives the process.
 */
public abstract class KeyStoreContract implements KeyRules, KeyRaceRules {

  private @Nullable KeyStore store;

  /** A store without any key, of which no other test knows. */
  protected abstract KeyStore emptyStore();

  /**
   * A second way to the keys of {@link #store()}, as another node has it. The same object where keys
   * can't be shared.
   */
  @Override
  public KeyStore anotherHandle() {
    return store();
  }

  /** The store under test. */
  @Override
  public final KeyStore store() {
    return requireNonNull(store, "no test has begun");
  }

  @BeforeEach
  protected final void beginWithAnEmptyStore() {
    store = emptyStore();
  }
}
