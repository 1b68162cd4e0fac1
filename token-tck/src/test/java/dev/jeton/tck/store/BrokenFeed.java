package dev.jeton.tck.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.tck.Broken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store whose feed breaks one rule.
 *
 * @param fault what it does
 * @param store a new one
 * @param caughtBy the tests of the contract that fail on it, all of them
 */
record BrokenFeed(String fault, Supplier<TamperedStore> store, Set<String> caughtBy)
    implements Broken {

  static List<BrokenFeed> all() {
    return List.of(
        telling(
            "misses the ends of sessions",
            heard -> without(heard, Revocation.OfSession.class),
            "theEndOfASessionIsToldWhenItIsAcknowledged",
            "anEntryIsKeptAsLongAsATokenCouldNameIt",
            "theNextPositionGoesOnAfterWhatWasTold",
            "aPositionIsGoodMoreThanOnce",
            "whoeverFollowsWhileManyEndMissesNone"),
        telling(
            "misses the end of all",
            heard -> without(heard, Revocation.OfSubject.class),
            "theEndOfAllIsOneEntryWhateverTheNumber",
            "anEntryIsKeptAsLongAsATokenCouldNameIt"),
        telling(
            "misses the end of a tenant",
            heard -> without(heard, Revocation.OfTenant.class),
            "theEndOfATenantIsOneEntry",
            "anEntryIsKeptAsLongAsATokenCouldNameIt"),
        telling(
            "misses the end of everything",
            heard -> without(heard, Revocation.OfEverybody.class),
            "theEndOfEverythingIsOneEntry",
            "anEntryIsKeptAsLongAsATokenCouldNameIt"),
        telling(
            "misses revoked keys",
            heard -> without(heard, Revocation.OfKey.class),
            "aRevokedKeyIsTold"),
        telling(
            "forgets too soon",
            heard -> heard.stream().map(BrokenFeed::forgottenAtOnce).toList(),
            "anEntryIsKeptAsLongAsATokenCouldNameIt"),
        that("tells of what ended nothing", TellsTooMuch::new, "whatEndedNothingIsNotTold"),
        that("tells of what was opened", TellsOpenings::new, "whereNothingEndsNothingIsTold"),
        following(
            "stands still",
            (feed, from) -> feed.follow(from) instanceof RevocationFeed.Heard heard
                ? new RevocationFeed.Heard(heard.entries(), from)
                : new RevocationFeed.Lost(),
            "theNextPositionGoesOnAfterWhatWasTold"),
        following(
            "takes any position for the present",
            (feed, from) -> feed.follow(from) instanceof RevocationFeed.Heard heard
                ? heard
                : new RevocationFeed.Heard(List.of(), feed.position()),
            "aPositionThatTheFeedHasNotReachedIsLost",
            "aPositionOfAnotherKindOfFeedIsLost"),
        that("tells each entry once", TellsOnce::new, "aPositionIsGoodMoreThanOnce"));
  }

  /** How a feed follows. */
  interface Following {
    RevocationFeed.Passage follow(RevocationFeed feed, RevocationFeed.Position from);
  }

  private static BrokenFeed that(String fault, Supplier<TamperedStore> store, String... caughtBy) {
    return new BrokenFeed(fault, store, new TreeSet<>(Set.of(caughtBy)));
  }

  private static BrokenFeed following(String fault, Following following, String... caughtBy) {
    return that(fault, () -> new FollowedOtherwise(following), caughtBy);
  }

  private static BrokenFeed telling(
      String fault, Function<List<Revocation>, List<Revocation>> told, String... caughtBy) {
    return following(
        fault,
        (feed, from) -> feed.follow(from) instanceof RevocationFeed.Heard heard
            ? new RevocationFeed.Heard(told.apply(heard.entries()), heard.next())
            : new RevocationFeed.Lost(),
        caughtBy);
  }

  private static List<Revocation> without(List<Revocation> all, Class<?> kind) {
    return all.stream().filter(each -> !kind.isInstance(each)).toList();
  }

  private static Revocation forgottenAtOnce(Revocation one) {
    Instant now = Instant.EPOCH;
    if (one instanceof Revocation.OfSession ended) return new Revocation.OfSession(ended.id(), now);
    return one;
  }

  @Override
  public String toString() {
    return fault;
  }

  private static class FollowedOtherwise extends TamperedStore {

    private final Following following;

    FollowedOtherwise(Following following) {
      this.following = following;
    }

    @Override
    public Optional<RevocationFeed> feed() {
      return super.feed().map(sound -> new RevocationFeed() {
        @Override
        public Position position() {
          return sound.position();
        }

        @Override
        public Passage follow(Position from) {
          return following.follow(sound, from);
        }

        @Override
        public void tellRevokedKey(String id) {
          sound.tellRevokedKey(id);
        }
      });
    }
  }

  private static final class TellsOnce extends FollowedOtherwise {
    TellsOnce() {
      super(new Following() {
        private final List<Revocation> told = new ArrayList<>();

        @Override
        public RevocationFeed.Passage follow(RevocationFeed feed, RevocationFeed.Position from) {
          if (!(feed.follow(from) instanceof RevocationFeed.Heard heard))
            return new RevocationFeed.Lost();
          List<Revocation> news =
              heard.entries().stream().filter(each -> !told.contains(each)).toList();
          told.addAll(news);
          return new RevocationFeed.Heard(news, heard.next());
        }
      });
    }
  }

  private static final class TellsTooMuch extends FollowedOtherwise {

    private final List<Revocation> more;

    TellsTooMuch() {
      this(new ArrayList<>());
    }

    private TellsTooMuch(List<Revocation> more) {
      super((feed, from) -> feed.follow(from) instanceof RevocationFeed.Heard heard
          ? new RevocationFeed.Heard(
              Stream.concat(heard.entries().stream(), more.stream()).toList(), heard.next())
          : new RevocationFeed.Lost());
      this.more = more;
    }

    @Override
    public boolean end(SessionId id, EndReason reason) {
      boolean ended = super.end(id, reason);
      if (!ended) more.add(new Revocation.OfSubject(SubjectId.of("nobody"), 1, now()));
      return ended;
    }
  }

  private static final class TellsOpenings extends TamperedStore {
    @Override
    public Creation create(SessionRecord opened) {
      super.feed().orElseThrow().tellRevokedKey("opened");
      return super.create(opened);
    }
  }
}
