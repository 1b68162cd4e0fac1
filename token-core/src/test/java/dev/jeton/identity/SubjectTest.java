package dev.jeton.identity;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

  @Test
  void holdsExactlyItsRoles() {
    Subject clerk = Subject.of("a").withRoles("clerk", "user");

    assertThat(clerk.roles()).containsExactly("clerk", "user");
    assertThat(clerk.hasRole("clerk")).isTrue();
    assertThat(clerk.hasRole("Clerk")).isFalse();
    assertThat(clerk.hasRole("cler")).isFalse();
    assertThat(clerk.withRoles("x").roles()).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9, 300})
  void holdsFewAndManyInTheirOrderAndEachOnce(int many) {
    List<String> roles =
        IntStream.range(0, many).mapToObj(at -> "role-" + (many - at)).toList();
    List<Permission> permissions = roles.stream().map(Permission::new).toList();

    Subject twice = Subject.of(SubjectId.of("a"), twice(roles), twice(permissions));

    assertThat(twice.roles()).containsExactlyElementsOf(roles);
    assertThat(twice.permissions()).containsExactlyElementsOf(permissions);
    assertThat(twice.hasRole("role-" + many)).isTrue();
    assertThat(twice.hasRole("role-" + (many + 1))).isFalse();
    assertThat(twice)
        .isEqualTo(new Subject(SubjectId.of("a"), Set.copyOf(roles), Set.copyOf(permissions)))
        .hasSameHashCodeAs(
            new Subject(SubjectId.of("a"), Set.copyOf(roles), Set.copyOf(permissions)));
  }

  private static <E> List<E> twice(List<E> once) {
    return Stream.concat(once.stream(), once.stream()).toList();
  }

  @Test
  void mayWhatOneOfItsPermissionsReaches() {
    Subject clerk = Subject.of("a").withPermissions("invoices:read", "orders:*");

    assertThat(clerk.may(new Permission("orders:write"))).isTrue();
    assertThat(clerk.may(new Permission("invoices:write"))).isFalse();
    assertThat(Subject.of("a").may(new Permission("a"))).isFalse();
  }

  @Test
  void keepsNoSetThatAnotherCanChange() {
    Set<String> roles = new HashSet<>(Set.of("user"));
    Subject subject = new Subject(SubjectId.of("a"), roles, Set.of());

    roles.add("admin");

    assertThat(subject.hasRole("admin")).isFalse();
    assertThatThrownBy(() -> subject.roles().add("admin"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t", "a\u0000", "a\r\nb", "a\u007f", "a\u0085", "\ud800", "a\udc00"})
  void aNameIsVisibleText(String name) {
    for (Runnable making : List.<Runnable>of(
        () -> SubjectId.of(name),
        () -> new SubjectId(name.isEmpty() ? " " : name, "a"),
        () -> Subject.of("a").withRoles(name)))
      assertThatThrownBy(making::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("\n");
  }

  @Test
  void aLongestNameHas255Characters() {
    String longest = "a".repeat(255);

    assertThat(new SubjectId(longest, longest).value()).isEqualTo(longest);
    assertThat(Subject.of("a").withRoles(longest).hasRole(longest)).isTrue();
  }

  @Test
  void aNameOf256CharactersIsRefused() {
    String over = "a".repeat(256);

    assertThatThrownBy(() -> SubjectId.of(over)).hasMessageStartingWith("a subject id must have");
    assertThatThrownBy(() -> new SubjectId(over, "a")).hasMessageStartingWith("a tenant must have");
    assertThatThrownBy(() -> Subject.of("a").withRoles(over))
        .hasMessageStartingWith("a role must have");
  }

  @Test
  @DisplayName("Requirement 37: one name in two tenants is two subjects")
  void aTenantTellsSubjectsApart() {
    assertThat(new SubjectId("a", "x")).isNotEqualTo(new SubjectId("b", "x"));
    assertThat(new SubjectId("a", "x")).isNotEqualTo(SubjectId.of("x"));
    assertThat(new SubjectId("a", "x")).hasToString("a/x");
    assertThat(SubjectId.of("x")).hasToString("x");
  }

  @Test
  void anAuthenticationHasAMethodAndALevelFromOneToNine() {
    assertThat(new Authentication("pwd", ManualClock.NOON.plusNanos(1), 1).at())
        .isEqualTo(ManualClock.NOON);
    assertThat(new Authentication("otp", ManualClock.NOON, 9).level()).isEqualTo(9);
    for (int level : new int[] {0, 10, -1})
      assertThatThrownBy(() -> new Authentication("pwd", ManualClock.NOON, level))
          .hasMessage("level " + level + " is not within 1 to 9");
    for (String method : List.of("", "PWD", "p d", "a".repeat(33)))
      assertThatThrownBy(() -> new Authentication(method, ManualClock.NOON, 1))
          .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void throttlingTakesSomeTime() {
    assertThat(new Identification.Throttled(ofMillis(1)).retryAfter()).isEqualTo(ofMillis(1));
    assertThatThrownBy(() -> new Identification.Throttled(ZERO))
        .hasMessage("retryAfter PT0S must be positive");
  }

  @Test
  @DisplayName("Requirement 63: credentials are not printed")
  void credentialsPrintNothing() {
    Credentials credentials = Credentials.of(Map.of("password", "hush"));

    assertThat(credentials).hasToString("Credentials[redacted]");
    assertThat(credentials.field("password")).contains("hush");
    assertThat(credentials.field("Password")).isEmpty();
  }
}
