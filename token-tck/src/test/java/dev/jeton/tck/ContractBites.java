package dev.jeton.tck;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** A contract is proven, too: each rule bites, and bites nothing but what breaks it. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ContractBites {

  private static @Nullable Supplier<?> underTest;

  private final Class<?> heir;
  private final Supplier<?> sound;

  /**
   * @param heir of the contract, that tests what {@link #made} answers
   * @param sound breaks nothing
   */
  protected ContractBites(Class<?> heir, Supplier<?> sound) {
    this.heir = heir;
    this.sound = sound;
  }

  /** For each rule at least one that breaks it. */
  protected abstract List<? extends Broken> broken();

  /** A new one of what is under test. */
  protected static <T> T made(Class<T> type) {
    return type.cast(requireNonNull(underTest).get());
  }

  @ParameterizedTest
  @MethodSource("broken")
  void exactlyTheRulesThatItBreaksFail(Broken broken) {
    Events tests = contractOn(broken.store());

    assertThat(names(tests.failed())).isEqualTo(broken.caughtBy());
  }

  @Test
  void everyRuleIsBrokenByOne() {
    Events tests = contractOn(sound);

    Set<String> caught = broken().stream()
        .flatMap(broken -> broken.caughtBy().stream())
        .collect(toCollection(TreeSet::new));
    assertThat(names(tests.failed())).isEmpty();
    assertThat(caught).isEqualTo(names(tests.succeeded()));
  }

  private Events contractOn(Supplier<?> store) {
    underTest = store;
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(heir))
        .execute()
        .testEvents();
  }

  private static Set<String> names(Events events) {
    return events.stream()
        .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
        .collect(toCollection(TreeSet::new));
  }
}
