package dev.jeton.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CookiePolicyTest {
  private static final CookieName NAME = new CookieName("__Secure-session");

  @Test
  @DisplayName("Cookie attack 15: Secure is there unless it was left out out loud")
  void theDefaultIsForTlsOnly() {
    CookiePolicy policy = CookiePolicy.builder(NAME).build();

    List<SetCookie> cookies = List.of(policy.carry("VALUE"), policy.delete());

    assertThat(cookies).allSatisfy(cookie -> {
      assertThat(cookie.secure()).isTrue();
      assertThat(cookie.line()).contains("; Secure; HttpOnly; SameSite=Lax");
    });
  }

  @Test
  void theDevelopmentCookieIsInsecureByNameAndInItsLine() {
    CookiePolicy policy = CookiePolicy.insecureForLocalDevelopment("session");

    SetCookie cookie = policy.carry("VALUE");

    assertThat(cookie.line()).isEqualTo("session=VALUE; Path=/; HttpOnly; SameSite=Lax");
    assertThat(cookie.secure()).isFalse();
  }

  @Test
  void theDevelopmentCookieHasNoPrefix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CookiePolicy.insecureForLocalDevelopment("__Host-session"))
        .withMessage("cookie __Host-session: the prefix __Host- needs Secure");
  }

  @Test
  void aNameWithoutPrefixIsRefused() {
    CookiePolicy.Builder builder = CookiePolicy.builder(new CookieName("session"));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageStartingWith("cookie session has no prefix: begin it with __Host-");
  }

  @Test
  void aNameWithoutPrefixIsAllowedOnceSaidOutLoud() {
    CookiePolicy policy = CookiePolicy.builder(new CookieName("session"))
        .insecurelyWithoutPrefix()
        .build();

    String line = policy.carry("VALUE").line();

    assertThat(line).isEqualTo("session=VALUE; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  @DisplayName(
      "Cookie attack 17: SameSite=None without Secure is refused, and both sides are named")
  void sameSiteNoneNeedsSecure() {
    CookiePolicy.Builder builder = CookiePolicy.builder(new CookieName("session"))
        .insecurelyWithoutTls()
        .sameSite(SameSite.NONE);

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("cookie session: SameSite=None needs Secure");
  }

  @Test
  @DisplayName("Cookie attack 17: Partitioned without Secure is refused, and both sides are named")
  void partitionedNeedsSecure() {
    CookiePolicy.Builder builder =
        CookiePolicy.builder(new CookieName("session")).insecurelyWithoutTls().partitioned();

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("cookie session: Partitioned needs Secure");
  }

  @ParameterizedTest
  @EnumSource
  void sameSiteIsAlwaysWritten(SameSite sameSite) {
    CookiePolicy policy = CookiePolicy.builder(NAME).sameSite(sameSite).build();

    String line = policy.carry("VALUE").line();

    assertThat(line).endsWith("; HttpOnly; SameSite=" + sameSite.text());
  }

  @Test
  @DisplayName("Cookie attack 34: a script reads the cookie only after an explicit call")
  void aScriptReadsTheCookieOnlyAfterAnExplicitCall() {
    CookiePolicy closed = CookiePolicy.builder(NAME).build();
    CookiePolicy open = CookiePolicy.builder(NAME).insecurelyReadableByScripts().build();

    assertThat(closed.carry("VALUE").line()).contains("; HttpOnly");
    assertThat(open.carry("VALUE").line()).doesNotContain("HttpOnly");
  }

  @Test
  void aPolicyIsNotChangedByItsBuilderAfterwards() {
    CookiePolicy.Builder builder = CookiePolicy.builder(NAME);
    CookiePolicy policy = builder.build();

    builder.path("/later").insecurelyReadableByScripts();

    assertThat(policy.carry("VALUE").line())
        .isEqualTo("__Secure-session=VALUE; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void aPolicyTellsWhatItWrites() {
    CookiePolicy policy = CookiePolicy.host("session");

    String shown = policy.toString();

    assertThat(shown)
        .isEqualTo("CookiePolicy[__Host-session; Path=/; Secure; HttpOnly; SameSite=Lax]");
  }

  @Test
  void anApplicationBringsItsOwnPolicyByChoosingAmongOurs() {
    CookiePolicy own = new StricterAfter(
        Instant.parse("2027-01-01T00:00:00Z"),
        CookiePolicy.host("session"),
        CookiePolicy.builder(new CookieName("__Host-session"))
            .sameSite(SameSite.STRICT)
            .build());
    Instant earlier = Instant.parse("2026-12-31T23:59:59Z");

    String before = own.carry("VALUE", earlier, earlier.plusSeconds(60)).line();
    String after =
        own.carry("VALUE", earlier.plusSeconds(1), earlier.plusSeconds(60)).line();

    assertThat(before).endsWith("SameSite=Lax");
    assertThat(after).endsWith("SameSite=Strict");
  }

  private record StricterAfter(Instant day, CookiePolicy lax, CookiePolicy strict)
      implements CookiePolicy {
    @Override
    public CookieName name() {
      return lax.name();
    }

    @Override
    public SetCookie carry(String value) {
      return strict.carry(value);
    }

    @Override
    public SetCookie carry(String value, Instant now, Instant until) {
      return now.isBefore(day) ? lax.carry(value, now, until) : strict.carry(value, now, until);
    }

    @Override
    public SetCookie delete() {
      return lax.delete();
    }
  }
}
