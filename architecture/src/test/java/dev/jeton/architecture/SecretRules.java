package dev.jeton.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.jeton.architecture.Conditions.be;
import static dev.jeton.architecture.Conditions.useNothingThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.jeton.cookie.SetCookie;
import dev.jeton.identity.Credentials;
import dev.jeton.key.KeyEntry;
import dev.jeton.store.SecretHash;
import dev.jeton.token.SessionToken;
import java.security.MessageDigest;
import java.util.Set;

/** Rule 7: who reads a secret, and what a secret is made of. */
final class SecretRules {

  private static final String REVEAL = "reveal";

  /** Secrets that tell themselves by another word than {@code reveal()}, or to nobody. */
  private static final Set<Class<?>> SILENT_SECRETS =
      Set.of(SecretHash.class, KeyEntry.class, Credentials.class, SetCookie.class);

  private static final DescribedPredicate<JavaClass> SECRETS = DescribedPredicate.describe(
      "secrets",
      type -> type.tryGetMethod(REVEAL).isPresent()
          || SILENT_SECRETS.stream().anyMatch(type::isEquivalentTo));

  private SecretRules() {}

  static ArchRule onlyFormatsAndTransportsRevealAToken(House house) {
    return classes()
        .that(DescribedPredicate.not(house.rooms("token..", "transport")))
        .should(useNothingThat("reveals a token", calls(SessionToken.class, Set.of(REVEAL))))
        .because("a secret that can be read anywhere will be logged somewhere");
  }

  /**
   * Users of the library reveal a password's hash where they keep it; nothing in the house has that
   * need.
   */
  static ArchRule everyOtherSecretIsRevealedAtHome(House house) {
    return classes()
        .should(useNothingThat(
            "reveals a secret of another package",
            access -> access.getName().equals(REVEAL)
                && access.getTargetOwner().getPackageName().startsWith(House.REAL.root())
                && !access.getTargetOwner().isEquivalentTo(SessionToken.class)
                && !access
                    .getTargetOwner()
                    .getPackageName()
                    .equals(access.getOriginOwner().getPackageName())))
        .because("a key or a password's hash is of use only where it is checked");
  }

  static ArchRule onlyATransportWritesACookieLine(House house) {
    return classes()
        .that(DescribedPredicate.not(house.rooms("transport", "cookie")))
        .should(useNothingThat(
            "tells the line of a cookie", calls(SetCookie.class, Set.of("line", "mergedInto"))))
        .because("the line holds the token, and a second writer may set one name twice");
  }

  private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, Set<String> names) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + " " + names,
        access ->
            access.getTargetOwner().isEquivalentTo(owner) && names.contains(access.getName()));
  }

  static ArchRule aSecretDoesNotPrintItself(House house) {
    return classes()
        .that(SECRETS)
        .should(be(
            "a class with a toString of its own, for a record prints its components",
            secret -> !secret.isRecord() && secret.tryGetMethod("toString").isPresent()))
        .because("secrets reach logs through string concatenation, not through malice");
  }

  static ArchRule aSecretIsComparedInConstantTime(House house) {
    return classes()
        .that(SECRETS)
        .should(be(
            "compared by MessageDigest.isEqual, or by identity alone",
            SecretRules::comparedInConstantTime))
        .because("an equals that stops at the first difference tells how far a guess was right");
  }

  private static boolean comparedInConstantTime(JavaClass secret) {
    return secret
        .tryGetMethod("equals", Object.class)
        .map(equals -> equals.getMethodCallsFromSelf().stream()
            .anyMatch(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class)
                && call.getName().equals("isEqual")))
        .orElse(true);
  }
}
