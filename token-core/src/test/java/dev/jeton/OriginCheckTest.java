package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.ORIGIN;
import static dev.jeton.Shop.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.CrossSiteRefused;
import dev.jeton.event.SessionEvent.CrossSiteReported;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Subject;
import dev.jeton.origin.OriginPolicy;
import dev.jeton.session.EndReason;
import dev.jeton.token.AntiForgeryTokens;
import dev.jeton.token.TokenFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application may say about requests of which no header tells where they began. */
class OriginCheckTest {

  private static final String CROSS_SITE = "cross-site";

  private final Shop shop = Shop.open();
  private final String cookie = shop.cookieOf(ALICE);

  @ParameterizedTest
  @EnumSource(TokenFormat.class)
  void theTokenOfTheSessionStandsInForTheHeadersThatLack(TokenFormat format) {
    Shop of = Shop.with(options -> options.browserTokens(format));
    String held = of.cookieOf(ALICE);
    String token = tokenIn(of, held);

    assertThat(of.admits(write(held).with(AntiForgeryTokens.HEADER, token), Access.session()))
        .isTrue();
    assertThat(of.admits(write(held), Access.session())).isFalse();
  }

  @Test
  @DisplayName("Requirement 108: the token of one session is none of another's")
  void theTokenOfAnotherSessionIsRefused() {
    String bob = shop.cookieOf(Subject.of("bob"));
    String another = shop.cookieOf(ALICE);
    shop.heard.clear();

    for (String theirs : new String[] {tokenIn(shop, bob), tokenIn(shop, another)})
      assertWrong(write(cookie).with(AntiForgeryTokens.HEADER, theirs));
  }

  @Test
  @DisplayName(
      "Cookie attack 26: the token of an earlier log-in is void, and so is that before a cut")
  void theTokenOfAnEarlierGenerationIsRefused() {
    String token = tokenIn(shop, cookie);
    RecordingExchange rotating = Shop.withCookie(cookie);
    shop.admitted(rotating, Access.session()).rotate();
    String next = Shop.cookieSetOn(rotating).orElseThrow();

    assertWrong(write(next).with(AntiForgeryTokens.HEADER, token));
    assertThat(shop.admits(
            write(next).with(AntiForgeryTokens.HEADER, tokenIn(shop, next)), Access.session()))
        .isTrue();
  }

  @Test
  void twoTokensAreAsGoodAsNone() {
    String token = tokenIn(shop, cookie);

    assertWrong(
        write(cookie).with(AntiForgeryTokens.HEADER, token).with(AntiForgeryTokens.HEADER, token));
  }

  @Test
  @DisplayName("A token is no excuse for a site that is known to be another")
  void aTokenIsNoExcuse() {
    String token = tokenIn(shop, cookie);

    for (String[] evidence : new String[][] {
      {"Sec-Fetch-Site", CROSS_SITE}, {"Origin", "https://evil.example"}, {"Origin", "null"}
    })
      assertThat(text(shop.refusal(
              write(cookie).with(AntiForgeryTokens.HEADER, token).with(evidence[0], evidence[1]),
              Access.session())))
          .contains("urn:jeton:problem:cross-site-request");
  }

  @Test
  void whoIsNotLoggedInHasNoToken() {
    RequestSession asking = shop.admitted(Shop.withCookie(cookie), Access.session());
    asking.current.end(EndReason.LOGGED_OUT);

    assertThat(asking.antiForgeryToken()).isEmpty();
    assertThat(shop.admitted(RecordingExchange.get("/"), Access.open()).antiForgeryToken())
        .isEmpty();
  }

  @Test
  void aStoreThatIsAwayAsksToComeBack() {
    String token = tokenIn(shop, cookie);
    shop.store.goAway();

    assertThat(shop.refusal(write(cookie).with(AntiForgeryTokens.HEADER, token), Access.open())
            .status())
        .isEqualTo(503);
  }

  @Test
  @DisplayName("A policy that only reports lets every request go on, and tells of it")
  void aPolicyThatOnlyReportsTells() {
    Shop reporting = Shop.with(options ->
        options.origins(OriginPolicy.builder(ORIGIN).insecurelyReportOnly().build()));
    String held = reporting.cookieOf(ALICE);
    reporting.heard.clear();

    assertThat(reporting.admits(write(held).with("Sec-Fetch-Site", CROSS_SITE), Access.session()))
        .isTrue();

    assertThat(reporting.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            CrossSiteReported.class, told -> assertThat(told.reason()).isEqualTo("CROSS_SITE"));
  }

  @Test
  @DisplayName("A route that other sites call by design is exempt, by its own name only")
  void aRouteMayBeExempt() {
    Access exempt = Access.session().insecurelyFromOtherSites();
    RecordingExchange foreign = write(cookie).with("Sec-Fetch-Site", CROSS_SITE);

    assertThat(shop.admits(foreign, exempt)).isTrue();
    assertThat(shop.admits(foreign, exempt.and(Access.role("user")))).isFalse();
    assertThat(shop.admits(foreign, exempt.passive().trust(exempt.trust()))).isTrue();
    assertThat(exempt).isNotEqualTo(Access.session());
    assertThat(exempt.toString()).contains("from other sites");
    assertThat(shop.admits(RecordingExchange.post("/").with("Sec-Fetch-Site", CROSS_SITE), exempt))
        .isFalse();
  }

  private void assertWrong(RecordingExchange write) {
    shop.heard.clear();
    assertThat(text(shop.refusal(write, Access.session())))
        .contains("urn:jeton:problem:origin-missing");
    assertThat(reason(shop.heard.get(0))).contains("WRONG_TOKEN");
  }

  private static Optional<String> reason(SessionEvent event) {
    return event instanceof CrossSiteRefused refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }

  private static RecordingExchange write(String cookie) {
    return RecordingExchange.post("/a").with("Cookie", Shop.COOKIE + "=" + cookie);
  }

  private static String tokenIn(Shop of, String cookie) {
    return of.admitted(Shop.withCookie(cookie), Access.session())
        .antiForgeryToken()
        .orElseThrow();
  }
}
