package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;
import static java.util.Objects.requireNonNull;

import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.RememberedEnd;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.ContractBites;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

class BrokenRememberingTest extends ContractBites {

  BrokenRememberingTest() {
    super(Heir.class, TamperedStore::new);
  }

  static final class Heir extends RememberedEndsContract {

    @Override
    protected SessionStore emptyStore() {
      return made(SessionStore.class);
    }

    @Override
    protected SessionStore anotherHandle() {
      return store() instanceof BrokenHandles.Apart apart ? apart.another() : store();
    }

    @Override
    protected Duration moment() {
      return Duration.ofMillis(1);
    }
  }

  @Override
  protected List<BrokenStore> broken() {
    return List.of(
        that(
            "remembers nothing",
            RemembersNothing::new,
            "anEndIsRememberedAfterItsTombstone",
            "anEndOfManyIsRememberedAfterItsTombstone",
            "whatExpiredIsRememberedAsExpired",
            "anEndIsRememberedUntilItsLifeIsOver",
            "ofASubjectsEndsTheLastAreRemembered",
            "whatIsRememberedDoesNotLive",
            "anotherHandleRemembersToo"),
        that(
            "remembers every end as an expiry",
            RemembersExpiry::new,
            "anEndIsRememberedAfterItsTombstone",
            "anEndOfManyIsRememberedAfterItsTombstone"),
        that(
            "remembers expired sessions as ended",
            RemembersEnds::new,
            "whatExpiredIsRememberedAsExpired"),
        that(
            "forgets a moment too early", ForgetsEarly::new, "anEndIsRememberedUntilItsLifeIsOver"),
        that(
            "never forgets",
            NeverForgets::new,
            "anEndIsNotRememberedOnceItsLifeIsOver",
            "ofASubjectsEndsTheLastAreRemembered"),
        that(
            "remembers the living", RemembersTheLiving::new, "nothingIsRememberedOfALivingSession"),
        that("finds what it remembers", FindsTheGone::new, FOUND),
        that("remembers on one node alone", Apart::new, "anotherHandleRemembersToo"));
  }

  private static final String[] FOUND = {
    "anEndIsRememberedAfterItsTombstone",
    "anEndIsNotRememberedOnceItsLifeIsOver",
    "whatIsRememberedDoesNotLive"
  };

  private static final class RemembersNothing extends TamperedStore {
    @Override
    public Optional<RememberedEnd> remembered(SessionId id) {
      return Optional.empty();
    }
  }

  private abstract static class Otherwise extends TamperedStore {

    abstract End told(SessionRecord session, End end);

    @Override
    public Optional<RememberedEnd> remembered(SessionId id) {
      return super.remembered(id).map(held -> {
        SessionRecord session = requireNonNull(created.get(id));
        return RememberedEnd.of(session, Optional.of(told(session, held.end())));
      });
    }
  }

  private static final class RemembersExpiry extends Otherwise {
    @Override
    End told(SessionRecord session, End end) {
      return new End(EndReason.EXPIRED, session.idleEndsAt());
    }
  }

  private static final class RemembersEnds extends Otherwise {
    @Override
    End told(SessionRecord session, End end) {
      return end.reason() == EndReason.EXPIRED && end.at().equals(session.idleEndsAt())
          ? new End(EndReason.REVOKED, end.at())
          : end;
    }
  }

  private static final class ForgetsEarly extends TamperedStore {
    @Override
    public Optional<RememberedEnd> remembered(SessionId id) {
      return super.remembered(id)
          .filter(held -> held.end().at().isAfter(now().minus(REMEMBERED_LIFE).plusMillis(1)));
    }
  }

  private static final class NeverForgets extends TamperedStore {
    private final Map<SessionId, RememberedEnd> all = new ConcurrentHashMap<>();

    @Override
    public int purge(int limit) {
      Map<SessionId, SessionRecord> before = new ConcurrentHashMap<>();
      created.keySet().forEach(id -> find(id).ifPresent(held -> before.put(id, held)));
      int forgotten = super.purge(limit);
      before.forEach((id, held) -> {
        if (find(id).isEmpty()) all.put(id, RememberedEnd.of(held, held.end()));
      });
      return forgotten;
    }

    @Override
    public Optional<RememberedEnd> remembered(SessionId id) {
      return Optional.ofNullable(all.get(id));
    }
  }

  private static final class RemembersTheLiving extends TamperedStore {
    @Override
    public Optional<RememberedEnd> remembered(SessionId id) {
      return living(id)
          .map(record -> RememberedEnd.of(record, Optional.empty()))
          .or(() -> super.remembered(id));
    }
  }

  private static final class FindsTheGone extends TamperedStore {
    @Override
    public Optional<SessionRecord> find(SessionId id) {
      return super.find(id).or(() -> Optional.ofNullable(created.get(id)));
    }
  }

  private static final class Apart extends TamperedStore implements BrokenHandles.Apart {
    @Override
    public SessionStore another() {
      return new RemembersNothing();
    }
  }
}
