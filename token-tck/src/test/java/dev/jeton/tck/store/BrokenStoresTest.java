package dev.jeton.tck.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.jeton.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The contract is proven, too: each rule bites, and bites nothing but what breaks it. */
class BrokenStoresTest {

  private static @Nullable Supplier<? extends SessionStore> underTest;

  static final class Heir extends SessionStoreContract {

    @Override
    protected SessionStore emptyStore() {
      return requireNonNull(underTest).get();
    }

    @Override
    public SessionStore anotherHandle() {
      return store() instanceof BrokenHandles.Apart apart ? apart.another() : store();
    }

    @Override
    public Duration moment() {
      return Duration.ofMillis(1);
    }

    @Override
    public Duration longRace() {
      return Duration.ofMillis(50);
    }
  }

  static List<BrokenStore> brokenStores() {
    return Stream.of(
            BrokenCreation.all(),
            BrokenLimit.all(),
            BrokenDetails.all(),
            BrokenChange.all(),
            BrokenEnd.all(),
            BrokenEpoch.all(),
            BrokenManyEnds.all(),
            BrokenMemory.all(),
            BrokenHandles.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("brokenStores")
  void exactlyTheRulesThatAStoreBreaksFail(BrokenStore broken) {
    Events tests = contractOn(broken.store());

    assertThat(names(tests.failed())).isEqualTo(broken.caughtBy());
  }

  @Test
  void everyRuleIsBrokenByAStore() {
    Events tests = contractOn(TamperedStore::new);

    Set<String> caught = brokenStores().stream()
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
    return events.stream().map(BrokenStoresTest::name).collect(toCollection(TreeSet::new));
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName().replace("()", "");
  }
}
