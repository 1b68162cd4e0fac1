package dev.jeton.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.jeton.architecture.Conditions.useNothingThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Rule 8: where time and chance come from. */
final class ClockAndChanceRules {

  private static final String CONSTRUCTOR = "<init>";

  /** All that the JDK makes of the machine's own clock without being handed one. */
  private static final Set<String> SYSTEM_CLOCKS = Set.of(
      "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

  private static final Set<String> GUESSABLE_GENERATORS = Set.of(
      "java.util.Random",
      "java.util.SplittableRandom",
      "java.util.concurrent.ThreadLocalRandom",
      "java.util.random.RandomGenerator",
      "java.util.random.RandomGeneratorFactory");

  private ClockAndChanceRules() {}

  static ArchRule timeComesFromAClock(House house) {
    return classes()
        .should(useNothingThat(
            "asks the machine for the time",
            access -> readsTheTime(access)
                // Who names no clock wants the system's; it is said once, where the options are,
                // and
                // once where the tool starts.
                || (opensASystemClock(access)
                    && !isBuilder(access.getOriginOwner())
                    && !isStartOfTheTool(access.getOriginOwner()))))
        .because("time that can't be advanced is tested by waiting, or not at all");
  }

  static ArchRule onlyWaitingIsMeasured(House house) {
    // How long a store waits for a lock of the database, and how long a race of the kit lasts, is
    // no time of day and must not stand still with the clock of a test.
    return classes()
        .that(DescribedPredicate.not(house.stores().or(house.kit())))
        // How old an answer is, is measured, too: by what the builder hands over, once.
        .should(useNothingThat(
            "measures time",
            access ->
                calls(access, System.class, "nanoTime") && !isBuilder(access.getOriginOwner())))
        .because("a life measured beside the clock does not end when the clock says so");
  }

  private static boolean readsTheTime(JavaAccess<?> access) {
    boolean nowOfNoClock = access.getTargetOwner().getPackageName().equals("java.time")
        && access.getName().equals("now")
        && !takes(access, Clock.class);
    return nowOfNoClock
        || calls(access, System.class, "currentTimeMillis")
        || calls(access, Calendar.class, "getInstance")
        || (calls(access, Date.class, CONSTRUCTOR) && takesNothing(access));
  }

  private static boolean opensASystemClock(JavaAccess<?> access) {
    return SYSTEM_CLOCKS.contains(access.getName())
        && (access.getTargetOwner().isEquivalentTo(Clock.class)
            || access.getTargetOwner().isEquivalentTo(InstantSource.class));
  }

  static ArchRule chanceIsNeverGuessable(House house) {
    return classes()
        .should(useNothingThat(
            "draws from a generator whose numbers can be foretold, or that nobody handed over",
            access -> GUESSABLE_GENERATORS.contains(access.getTargetOwner().getName())
                || calls(access, Math.class, "random")
                || calls(access, UUID.class, "randomUUID")
                || (calls(access, Collections.class, "shuffle") && !takes(access, Random.class))))
        .because("who can foretell the next number holds the next session");
  }

  static ArchRule chanceIsDrawnWhereTokensAndKeysAreMade(House house) {
    // A password's salt is drawn by the module that hashes it: it can't see the generator of
    // tokens. A client's secret is drawn where clients are registered, beside any request.
    return classes()
        .that(DescribedPredicate.not(house.rooms("token..", "key", "client", "login..")))
        .should(useNothingThat(
            "draws random numbers",
            access -> access.getTargetOwner().isEquivalentTo(SecureRandom.class)
                // The door makes the one generator and hands it down; it draws nothing.
                && !(access.getName().equals(CONSTRUCTOR) && isBuilder(access.getOriginOwner()))))
        .because("all randomness of tokens can be reviewed in two packages");
  }

  /** By its name, for nobody but the builder sees it. */
  private static boolean isBuilder(JavaClass type) {
    return type.getName().equals("dev.jeton.SessionOptions");
  }

  private static boolean isStartOfTheTool(JavaClass type) {
    return type.getName().equals("dev.jeton.cli.Main");
  }

  private static boolean calls(JavaAccess<?> access, Class<?> owner, String name) {
    return access.getTargetOwner().isEquivalentTo(owner) && access.getName().equals(name);
  }

  private static boolean takes(JavaAccess<?> access, Class<?> type) {
    return access.getTarget() instanceof CodeUnitAccessTarget called
        && called.getRawParameterTypes().stream().anyMatch(taken -> taken.isEquivalentTo(type));
  }

  private static boolean takesNothing(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget called
        && called.getRawParameterTypes().isEmpty();
  }
}
