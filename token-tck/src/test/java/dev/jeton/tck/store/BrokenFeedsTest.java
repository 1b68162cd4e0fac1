package dev.jeton.tck.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Each rule for feeds bites, and bites nothing but what breaks it. */
class BrokenFeedsTest {

  private static @Nullable Supplier<? extends SessionStore> underTest;

  static final class Heir extends RevocationFeedContract {

    @Override
    protected SessionStore emptyStore() {
      return requireNonNull(underTest).get();
    }

    @Override
    protected Position farAhead() {
      return new Position("1000000");
    }
  }

  static List<BrokenFeed> brokenFeeds() {
    return BrokenFeed.all();
  }

  @ParameterizedTest
  @MethodSource("brokenFeeds")
  void exactlyTheRulesThatAFeedBreaksFail(BrokenFeed broken) {
    Events tests = contractOn(broken.store());

    assertThat(names(tests.failed())).isEqualTo(broken.caughtBy());
  }

  @Test
  void everyRuleIsBrokenByAFeed() {
    Events tests = contractOn(TamperedStore::new);

    Set<String> caught = brokenFeeds().stream()
        .flatMap(broken -> broken.caughtBy().stream())
        .collect(toCollection(TreeSet::new));
    assertThat(names(tests.failed())).isEmpty();
    assertThat(caught).isEqualTo(names(tests.succeeded()));
  }

  private static Events contractOn(Supplier<? extends SessionStore> store) {
    underTest = store;
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Heir.class))
        .execute()
        .testEvents();
  }

  private static Set<String> names(Events events) {
    return events.stream().map(BrokenFeedsTest::name).collect(toCollection(TreeSet::new));
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName().replace("()", "");
  }
}
