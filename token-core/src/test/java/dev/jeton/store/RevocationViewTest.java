package dev.jeton.store;

import static dev.jeton.store.Records.SUBJECT;
import static dev.jeton.store.Records.id;
import static dev.jeton.store.Records.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevocationViewTest {

  private final TickingClock clock = new TickingClock();
  private final SessionStore store = new InMemorySessionStore(clock);

  @Test
  void aLivingSessionIsNotRevoked() {
    store.create(opened(1));

    RevocationView view = RevocationView.over(store, clock);

    assertThat(view.revoked(id(1), SUBJECT, 1)).isFalse();
  }

  @Test
  void whatEndedBeforeTheStartIsRevoked() {
    store.create(opened(1));
    store.end(id(1), EndReason.LOGGED_OUT);
    long epoch = store.endAll(SubjectId.of("other"), Optional.empty(), EndReason.REVOKED);

    RevocationView view = RevocationView.over(store, clock);

    assertThat(view.revoked(id(1), SUBJECT, 1)).isTrue();
    assertThat(view.revoked(id(2), SubjectId.of("other"), epoch - 1)).isTrue();
  }

  @Test
  void whatEndsThroughTheViewIsRevokedAtOnce() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(opened(1));

    boolean ended = view.store().end(id(1), EndReason.LOGGED_OUT);

    assertThat(ended).isTrue();
    assertThat(view.revoked(id(1), SUBJECT, 1)).isTrue();
    assertThat(view.revoked(id(2), SUBJECT, 1)).isFalse();
  }

  @Test
  void tokensOfAnEarlierEpochAreRevoked() {
    RevocationView view = RevocationView.over(store, clock);

    long epoch = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(view.revoked(id(1), SUBJECT, epoch - 1)).isTrue();
  }

  @Test
  void tokensOfTheNewEpochAreNotRevoked() {
    RevocationView view = RevocationView.over(store, clock);

    long epoch = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(view.revoked(id(1), SUBJECT, epoch)).isFalse();
    assertThat(view.revoked(id(1), SubjectId.of("other"), epoch - 1)).isFalse();
  }

  @Test
  void theLatestEpochCountsInWhateverOrderTheyAreHeard() {
    RevocationView view = RevocationView.over(store, clock);
    long first = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    long second = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);

    assertThat(view.revoked(id(1), SUBJECT, first)).isTrue();
    assertThat(view.revoked(id(1), SUBJECT, second)).isFalse();
  }

  @Test
  void anEndOnAnotherNodeIsNotedWhenItIsMet() {
    RevocationView view = RevocationView.over(store, clock);
    store.create(opened(1));
    store.end(id(1), EndReason.LOGGED_OUT);

    boolean before = view.revoked(id(1), SUBJECT, 1);
    view.store().find(id(1));

    assertThat(before).isFalse();
    assertThat(view.revoked(id(1), SUBJECT, 1)).isTrue();
  }

  @Test
  void anEndThatTheStoreCouldNotConfirmIsNotNoted() {
    store.create(opened(1));
    RevocationView view = RevocationView.over(failing("end"), clock);

    assertThatThrownBy(() -> view.store().end(id(1), EndReason.LOGGED_OUT))
        .isInstanceOf(StoreException.class);

    assertThat(view.revoked(id(1), SUBJECT, 1)).isFalse();
  }

  @Test
  void aStoreThatCanNotTellItsRevocationsMakesNoView() {
    SessionStore silent = failing("revocations");

    assertThatThrownBy(() -> RevocationView.over(silent, clock)).isInstanceOf(StoreException.class);
  }

  @Test
  void whatIsRevokedStaysSoForAsLongAsATokenCouldNameIt() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(opened(1));
    view.store().end(id(1), EndReason.LOGGED_OUT);
    clock.advance(SessionStore.TOMBSTONE_LIFE.minus(Duration.ofMillis(1)));

    sweep(view);

    assertThat(view.revoked(id(1), SUBJECT, 1)).isTrue();
  }

  @Test
  void whatNoTokenCanNameAnyMoreIsForgotten() {
    RevocationView view = RevocationView.over(store, clock);
    view.store().create(opened(1));
    view.store().end(id(1), EndReason.LOGGED_OUT);
    long epoch = view.store().endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
    clock.advance(SessionStore.TOMBSTONE_LIFE);

    sweep(view);

    assertThat(view.revoked(id(1), SUBJECT, epoch)).isFalse();
    assertThat(view.revoked(id(2), SUBJECT, epoch - 1)).isFalse();
  }

  @Test
  void everyOtherVerbIsTheStores() {
    SessionStore through = RevocationView.over(store, clock).store();
    SessionRecord opened = opened(1);
    SessionRecord next = opened.succeededBy(Records.hash(2), clock.instant());

    assertThat(through.create(opened)).isEqualTo(SessionStore.Creation.CREATED);
    assertThat(through.replace(next, 1)).isTrue();
    assertThat(through.touch(id(1), clock.instant().plusMillis(1))).isTrue();
    assertThat(through.list(SUBJECT)).isEqualTo(store.list(SUBJECT)).hasSize(1);
    assertThat(through.epoch()).isEqualTo(store.epoch());
    assertThat(through.now()).isEqualTo(store.now());
    assertThat(through.purge(1)).isZero();
  }

  /** Enough other ends to make the view look for what it can forget. */
  private void sweep(RevocationView view) {
    for (int i = 0; i < 2048; i++) view.store().end(SessionId.of(other(i)), EndReason.REVOKED);
  }

  private static byte[] other(int number) {
    byte[] bytes = new byte[SessionId.BYTES];
    bytes[14] = (byte) (number >> 8);
    bytes[15] = (byte) number;
    bytes[1] = 1;
    return bytes;
  }

  private SessionStore failing(String verb) {
    return (SessionStore) Proxy.newProxyInstance(
        SessionStore.class.getClassLoader(),
        new Class<?>[] {SessionStore.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals(verb)) throw new StoreException("away");
          try {
            return method.invoke(store, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }
}
