package dev.jeton.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import dev.jeton.access.Decision.Forbidden;
import dev.jeton.access.Decision.Granted;
import dev.jeton.access.Decision.NotLoggedIn;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTest {
  private static final Decision YES = new Granted();
  private static final Decision WHO = new NotLoggedIn();
  private static final Decision NO = new Forbidden(Set.of());
  private static final Session CLERK =
      session(Subject.of("clerk").withRoles("clerk").withPermissions("orders:read"));

  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(Access.open(), YES, YES),
        Arguments.of(Access.logIn(), YES, YES),
        Arguments.of(Access.session(), WHO, YES),
        Arguments.of(Access.role("clerk"), WHO, YES),
        Arguments.of(Access.role("admin"), WHO, NO),
        Arguments.of(Access.oneOfRoles(Set.of("admin", "clerk")), WHO, YES),
        Arguments.of(Access.oneOfRoles(Set.of()), WHO, NO),
        Arguments.of(Access.role("Clerk"), WHO, NO),
        Arguments.of(Access.role("admin", "clerk"), WHO, YES),
        Arguments.of(Access.permission("orders:read"), WHO, YES),
        Arguments.of(Access.permission("orders:write"), WHO, lacking("orders:write")),
        Arguments.of(Access.permission("orders:*"), WHO, lacking("orders:*")),
        Arguments.of(Access.undeclared(), WHO, NO),
        Arguments.of(Access.role("clerk").and(Access.permission("orders:read")), WHO, YES),
        Arguments.of(Access.role("admin").and(Access.permission("orders:read")), WHO, NO),
        Arguments.of(
            Access.role("admin").and(Access.permission("orders:write")),
            WHO,
            lacking("orders:write")),
        Arguments.of(Access.permission("a").and(Access.permission("b")), WHO, lacking("a", "b")),
        Arguments.of(Access.open().and(Access.session()), WHO, YES),
        Arguments.of(Access.open().and(Access.undeclared()), WHO, NO),
        Arguments.of(Access.undeclared().and(Access.open()), WHO, NO),
        Arguments.of(Access.undeclared().and(Access.session()), WHO, NO),
        Arguments.of(Access.undeclared().trust(Trust.LOCAL), WHO, NO));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  @DisplayName("Requirement 40: who may pass")
  void decides(Access access, Decision forNobody, Decision forTheClerk) {
    assertThat(access.decide(Optional.empty(), ManualClock.NOON)).isEqualTo(forNobody);
    assertThat(access.decide(Optional.of(CLERK), ManualClock.NOON)).isEqualTo(forTheClerk);
  }

  @Test
  @DisplayName("Requirement 40: what declares nothing refuses even who may do everything")
  void undeclaredRefusesEverybody() {
    Session mighty = session(Subject.of("root").withRoles("admin").withPermissions("*"));

    assertThat(Access.undeclared().decide(Optional.of(mighty), ManualClock.NOON))
        .isEqualTo(NO);
    assertThat(Access.undeclared().isOpen()).isFalse();
  }

  @Test
  void bothTogetherDemandTheFresherTrust() {
    Access local = Access.session().trust(Trust.LOCAL);
    Access fresh = Access.session().trust(Trust.AUTHORITATIVE);

    assertThat(local.and(fresh).trust()).isEqualTo(Trust.AUTHORITATIVE);
    assertThat(fresh.and(local).trust()).isEqualTo(Trust.AUTHORITATIVE);
    assertThat(local.and(local).trust()).isEqualTo(Trust.LOCAL);
    assertThat(Access.session().trust()).isEqualTo(Trust.CACHED);
  }

  @Test
  void aLogInRouteStaysOneWhateverIsAdded() {
    assertThat(Access.logIn().and(Access.session()).isLogIn()).isTrue();
    assertThat(Access.session().and(Access.logIn()).isLogIn()).isTrue();
    assertThat(Access.logIn().trust(Trust.LOCAL).isLogIn()).isTrue();
    assertThat(Access.open().isLogIn()).isFalse();
    assertThat(Access.open()).isNotEqualTo(Access.logIn());
  }

  @Test
  void equalDemandsAreEqual() {
    assertThat(Access.role("a", "b")).isEqualTo(Access.role("b", "a"));
    assertThat(Access.role("a")).hasSameHashCodeAs(Access.role("a"));
    assertThat(Access.role("a")).isNotEqualTo(Access.role("b"));
    assertThat(Access.session()).isNotEqualTo(Access.session().trust(Trust.LOCAL));
    assertThat(Access.session().and(Access.session())).isEqualTo(Access.session());
  }

  @Test
  void aPermissionMustBeOne() {
    assertThatThrownBy(() -> Access.permission("orders read"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Forbidden lacking(String... permissions) {
    return new Forbidden(Set.of(permissions));
  }

  private static Session session(Subject subject) {
    return new Session(
        SessionId.of(new byte[16]),
        subject,
        Optional.empty(),
        List.of(new Authentication("pwd", ManualClock.NOON, 1)),
        ManualClock.NOON,
        ManualClock.NOON,
        ManualClock.NOON,
        ManualClock.NOON,
        ClientInfo.UNKNOWN,
        Trust.AUTHORITATIVE);
  }
}
