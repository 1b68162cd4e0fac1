package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Changes that meet bad luck: ids that are drawn twice, and a store that takes no change. */
class KeyChangesTest {
  private final ManualClock clock = new ManualClock();
  private final MasterKey masterKey = MasterKey.generate(new SecureRandom());
  private final KeyPolicy policy =
      KeyPolicy.sealedUnder(masterKey).withJwtAlgorithm(KeyAlgorithm.HS256);

  @Test
  void anIdThatAKeyOfThePurposeHasIsDrawnAgain() {
    KeyChanges changes = changes(KeyStore.ephemeral(), new Drawn(1, 2, 3, 4, 6, 2, 2, 5, 2));
    changes.begin();

    KeyStatus mac = changes.rotate(KeyPurpose.MAC);
    KeyStatus rotate = changes.rotate(KeyPurpose.ROTATE);

    assertThat(mac.id()).isEqualTo("AAAABQ");
    assertThat(rotate.id()).isEqualTo("AAAAAg");
  }

  @Test
  void aRevocationThatNeverWinsSaysThatTheKeyIsNotRevoked() {
    Stubborn store = new Stubborn(KeyStore.ephemeral());
    KeyRing ring = KeyRing.open(store, policy, clock);
    String doomed = ring.rotate(KeyPurpose.MAC).id();

    assertThatThrownBy(() -> ring.revoke(KeyPurpose.MAC, doomed))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage("key " + doomed + " in a stubborn store changed 20 times while it was to be"
            + " revoked: it is NOT revoked, check the store");

    assertThat(store.replacements()).hasValue(20);
    assertThat(ring.find(KeyPurpose.MAC, doomed)).isPresent();
  }

  private KeyChanges changes(KeyStore store, SecureRandom random) {
    KeySeal seal = new KeySeal(masterKey, List.of(), store, new SecureRandom());
    return new KeyChanges(
        store,
        seal,
        policy,
        clock,
        random,
        () -> KeySnapshot.of(store.load(), seal, KeySnapshot.empty(), policy, clock.instant()));
  }

  /** Draws these ids, one after the other; whatever is longer is drawn by chance. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient Queue<Integer> ids = new ArrayDeque<>();

    Drawn(Integer... ids) {
      this.ids.addAll(List.of(ids));
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length == Integer.BYTES) ByteBuffer.wrap(bytes).putInt(ids.remove());
      else super.nextBytes(bytes);
    }
  }

  /** Answers each replacement as if another had come first. */
  private record Stubborn(KeyStore store, AtomicInteger replacements) implements KeyStore {
    Stubborn(KeyStore store) {
      this(store, new AtomicInteger());
    }

    @Override
    public List<StoredKey> load() {
      return store.load();
    }

    @Override
    public boolean createIfAbsent(StoredKey key) {
      return store.createIfAbsent(key);
    }

    @Override
    public boolean replace(StoredKey present, StoredKey next) {
      replacements.incrementAndGet();
      return false;
    }

    @Override
    public boolean remove(StoredKey present) {
      return store.remove(present);
    }

    @Override
    public String toString() {
      return "a stubborn store";
    }
  }
}
