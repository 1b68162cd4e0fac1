package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.util.List;
import java.util.Optional;

/** Stores whose handles don't see what the others do. */
final class BrokenHandles {

  private BrokenHandles() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "keeps what each handle is told to itself",
            Private::new,
            "anotherHandleFindsTheSameSessions",
            "anotherHandleSeesAnEndAtOnce",
            "epochsNeitherFallNorRepeat",
            "ofManyWhoCreateOneIdOneSucceeds",
            "ofManyWhoLogInAtOnceAsManyAreLetInAsTheLimitAllows",
            "ofManyWhoLogInAtOnceAsManyStayAsTheLimitAllows",
            "theEndOfAllRaisesTheEpoch",
            "theEndsOfManyCountOnOneCounter",
            "theSparedSessionIsNeverFoundOver"),
        that("answers another handle from a cache", Cached::new, "anotherHandleSeesAnEndAtOnce"));
  }

  /** A store of which other handles are not the same object. */
  interface Apart {
    SessionStore another();
  }

  private static final class Private extends TamperedStore implements Apart {
    @Override
    public SessionStore another() {
      return new TamperedStore();
    }
  }

  private static final class Cached extends TamperedStore implements Apart {
    @Override
    public SessionStore another() {
      return new TamperedStore(this) {
        @Override
        public Optional<SessionRecord> find(SessionId id) {
          return Optional.ofNullable(created.get(id)).or(() -> super.find(id));
        }
      };
    }
  }
}
