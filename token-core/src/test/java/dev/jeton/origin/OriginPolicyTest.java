package dev.jeton.origin;

import static dev.jeton.origin.OriginDecision.ALLOWED_BY_PERSON;
import static dev.jeton.origin.OriginDecision.ALLOWED_INSECURELY;
import static dev.jeton.origin.OriginDecision.ALLOWED_ONLY_AUTHORIZATION;
import static dev.jeton.origin.OriginDecision.ALLOWED_PUBLIC_ORIGIN;
import static dev.jeton.origin.OriginDecision.ALLOWED_REFERER;
import static dev.jeton.origin.OriginDecision.ALLOWED_SAFE_METHOD;
import static dev.jeton.origin.OriginDecision.ALLOWED_SAME_ORIGIN;
import static dev.jeton.origin.OriginDecision.ALLOWED_SAME_SITE;
import static dev.jeton.origin.OriginDecision.ALLOWED_TRUSTED_ORIGIN;
import static dev.jeton.origin.OriginDecision.ALLOWED_WITHOUT_COOKIE;
import static dev.jeton.origin.OriginDecision.CROSS_SITE;
import static dev.jeton.origin.OriginDecision.FOREIGN_ORIGIN;
import static dev.jeton.origin.OriginDecision.FOREIGN_REFERER;
import static dev.jeton.origin.OriginDecision.NO_EVIDENCE;
import static dev.jeton.origin.OriginDecision.NULL_ORIGIN;
import static dev.jeton.origin.OriginDecision.REPEATED_HEADER;
import static dev.jeton.origin.OriginDecision.SAME_SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.http.RecordingExchange;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OriginPolicyTest {
  static final String OWN = "https://shop.example";
  static final String TRUSTED = "https://desk.partner.example:8443";
  static final String FOREIGN = "https://evil.example";
  static final String ABSENT = "(absent)";

  static final OriginPolicy POLICY = OriginPolicy.builder(OWN).trust(TRUSTED).build();
  private static final OriginPolicy WITH_SIBLINGS =
      OriginPolicy.builder(OWN).trust(TRUSTED).allowSameSite().build();

  private static final List<String> SAFE = List.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final List<String> UNSAFE = List.of("POST", "DELETE", "CONNECT", "PURGE", "get");
  private static final List<String> SITES = List.of(
      ABSENT, "same-origin", "none", "same-site", "cross-site", "Cross-Site", "next-door", "");
  private static final List<String> ORIGINS =
      List.of(ABSENT, OWN, TRUSTED, FOREIGN, "null", "nonsense");

  static Stream<Arguments> requests() {
    return Stream.of(SAFE, UNSAFE)
        .flatMap(List::stream)
        .flatMap(method -> SITES.stream()
            .flatMap(site -> ORIGINS.stream()
                .flatMap(origin -> Stream.of(Presented.values())
                    .map(presented -> Arguments.of(method, site, origin, presented)))));
  }

  @ParameterizedTest(name = "{0} site={1} origin={2} {3}")
  @DisplayName(
      "Requirements 105 and 107, cookie attack 27: the table of site, method, origin and credential")
  @MethodSource("requests")
  void theTableDecides(String method, String site, String origin, Presented presented) {
    RecordingExchange exchange = request(method, site, origin);

    OriginDecision decision = POLICY.decide(exchange, presented);

    OriginDecision expected = SAFE.contains(method)
        ? ALLOWED_SAFE_METHOD
        : presented == Presented.ONLY_AUTHORIZATION
            ? ALLOWED_ONLY_AUTHORIZATION
            : fromTable(site, origin, presented);
    assertThat(decision).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} site={1} origin={2} {3}")
  @DisplayName("Cookie attack 28: a log-in meets the table whatever its method and credential")
  @MethodSource("requests")
  void aLogInIsAlwaysChecked(String method, String site, String origin, Presented presented) {
    RecordingExchange exchange = request(method, site, origin);

    OriginDecision decision = POLICY.decideLogIn(exchange, presented);

    assertThat(decision).isEqualTo(fromTable(site, origin, presented));
  }

  @ParameterizedTest
  @DisplayName(
      "Cookie attack 28: a log-in form on another site is refused before there is a cookie")
  @CsvSource({
    "cross-site, https://evil.example",
    "same-site, https://blog.shop.example",
    "(absent), null"
  })
  void aForgedLogInIsRefused(String site, String origin) {
    RecordingExchange exchange = request("POST", site, origin).with("Content-Type", "text/plain");

    assertThat(POLICY.decideLogIn(exchange, Presented.NOTHING).allowed()).isFalse();
  }

  @Test
  void siblingsPassOnlyWhereTheyAreAllowedAndOnlyByTheWordOfTheBrowser() {
    assertThat(WITH_SIBLINGS.decide(
            request("POST", "same-site", "https://blog.shop.example"), Presented.COOKIE))
        .isEqualTo(ALLOWED_SAME_SITE);
    assertThat(WITH_SIBLINGS.decide(request("POST", "same-site", ABSENT), Presented.COOKIE))
        .isEqualTo(ALLOWED_SAME_SITE);
    assertThat(WITH_SIBLINGS.decide(
            request("POST", ABSENT, "https://blog.shop.example"), Presented.COOKIE))
        .isEqualTo(FOREIGN_ORIGIN);
    assertThat(WITH_SIBLINGS.decide(request("POST", "cross-site", FOREIGN), Presented.COOKIE))
        .isEqualTo(CROSS_SITE);
  }

  @ParameterizedTest
  @DisplayName(
      "Cookie attack 27: scheme, host and port are compared whole, only the case is no matter")
  @CsvSource({
    "https://shop.example, true",
    "HTTPS://Shop.Example, true",
    "https://shop.example:443, true",
    "http://shop.example, false",
    "https://shop.example:8443, false",
    "https://shop.example:80, false",
    "https://shop.example:0443, false",
    "https://shop.example:, false",
    "https://shop.example., false",
    "https://shop.example/, false",
    "https://www.shop.example, false",
    "https://example, false",
    "https://shop.example.evil.example, false",
    "https://evil.example#https://shop.example, false",
    "https://shop.example@evil.example, false",
    "https://user@shop.example, false",
    "shop.example, false",
    "//shop.example, false",
    "https:shop.example, false",
    "https:\\\\shop.example, false",
    "'https://shop.example https://shop.example', false",
    "'https://shop.example, https://shop.example', false",
    "' https://shop.example', false",
    "https://\u0455hop.example, false",
    "'', false",
    "NULL, false"
  })
  void anOriginIsComparedWhole(String origin, boolean own) {
    OriginDecision decision = POLICY.decide(request("POST", ABSENT, origin), Presented.COOKIE);

    assertThat(decision).isEqualTo(own ? ALLOWED_PUBLIC_ORIGIN : FOREIGN_ORIGIN);
  }

  @ParameterizedTest
  @DisplayName("Cookie attack 27: a Referer alone is compared by its origin")
  @CsvSource({
    "https://shop.example, true",
    "https://shop.example/, true",
    "https://shop.example/a?b=https://evil.example#c, true",
    "https://shop.example?a, true",
    "https://shop.example#a, true",
    "HTTPS://SHOP.EXAMPLE:443/a, true",
    "https://desk.partner.example:8443/a, true",
    "http://shop.example/, false",
    "https://shop.example:8443/, false",
    "https://shop.example:443443/, false",
    "https://shop.example.evil.example/, false",
    "https://shop.example.:443/, false",
    "https://shop.example@evil.example/, false",
    "https://shop.example:a@evil.example/, false",
    "https://shop.example\\@evil.example/, false",
    "https://evil.example/https://shop.example/, false",
    "https://evil.example?https://shop.example/, false",
    "about:blank, false",
    "null, false",
    "/a, false",
    "'', false"
  })
  void aRefererIsComparedByItsOrigin(String referer, boolean own) {
    RecordingExchange exchange = RecordingExchange.post("/").with("Referer", referer);

    assertThat(POLICY.decide(exchange, Presented.COOKIE))
        .isEqualTo(own ? ALLOWED_REFERER : FOREIGN_REFERER);
    assertThat(POLICY.decideLogIn(exchange, Presented.NOTHING))
        .isEqualTo(own ? ALLOWED_REFERER : FOREIGN_REFERER);
  }

  @Test
  void aRefererIsNotAskedWhereThereIsBetterEvidence() {
    RecordingExchange foreignReferer = request("POST", ABSENT, OWN).with("Referer", FOREIGN + "/");
    RecordingExchange ownReferer = request("POST", ABSENT, FOREIGN).with("Referer", OWN + "/");
    RecordingExchange crossSite = request("POST", "cross-site", ABSENT).with("Referer", OWN + "/");

    assertThat(POLICY.decide(foreignReferer, Presented.COOKIE)).isEqualTo(ALLOWED_PUBLIC_ORIGIN);
    assertThat(POLICY.decide(ownReferer, Presented.COOKIE)).isEqualTo(FOREIGN_ORIGIN);
    assertThat(POLICY.decide(crossSite, Presented.COOKIE)).isEqualTo(CROSS_SITE);
  }

  @ParameterizedTest
  @DisplayName("Cookie attack 27: a header that came twice is believed neither time")
  @CsvSource({
    "Sec-Fetch-Site, same-origin, cross-site", "Sec-Fetch-Site, same-origin, same-origin",
    "Origin, https://shop.example, https://evil.example",
        "Origin, https://shop.example, https://shop.example",
    "Referer, https://shop.example/, https://shop.example/"
  })
  void aHeaderThatCameTwiceIsBelievedNeitherTime(String name, String first, String second) {
    RecordingExchange alone = RecordingExchange.post("/").with(name, first, second);
    RecordingExchange beside = RecordingExchange.post("/")
        .with(name, first, second)
        .with(
            name.equals("Origin") ? "Sec-Fetch-Site" : "Origin",
            name.equals("Origin") ? "same-origin" : OWN);

    assertThat(POLICY.decide(alone, Presented.COOKIE)).isEqualTo(REPEATED_HEADER);
    assertThat(POLICY.decide(beside, Presented.COOKIE)).isEqualTo(REPEATED_HEADER);
    assertThat(POLICY.decideLogIn(alone, Presented.NOTHING)).isEqualTo(REPEATED_HEADER);
  }

  @Test
  @DisplayName("Cookie attack 27: two sites that a proxy joined into one line are two")
  void joinedLinesAreTwo() {
    RecordingExchange exchange = request("POST", "same-origin, cross-site", OWN);

    assertThat(POLICY.decide(exchange, Presented.COOKIE)).isEqualTo(REPEATED_HEADER);
  }

  @Test
  @DisplayName(
      "Cookie attack 27: a GET that overrides its method is the method that the adapter shows")
  void theMethodThatTheAdapterShowsCounts() {
    RecordingExchange exchange =
        request("DELETE", "cross-site", FOREIGN).with("X-HTTP-Method-Override", "GET");

    assertThat(POLICY.decide(exchange, Presented.COOKIE)).isEqualTo(CROSS_SITE);
  }

  @Test
  @DisplayName("Cookie attack 30: what Host and X-Forwarded-Host say makes no origin ours")
  void theAuthorityOfTheRequestIsNoEvidence() {
    RecordingExchange exchange = request("POST", ABSENT, FOREIGN)
        .with("Host", "evil.example")
        .with("Host", "evil.example")
        .with("X-Forwarded-Host", "evil.example");

    assertThat(POLICY.decide(exchange, Presented.COOKIE)).isEqualTo(FOREIGN_ORIGIN);
    assertThat(POLICY.publicOrigins()).containsExactly(OWN);
  }

  @Test
  void withoutEvidenceACookieIsRefusedUnlessTheInsecureOptionAllowsIt() {
    OriginPolicy insecure =
        OriginPolicy.builder(OWN).insecurelyAllowRequestsWithoutOrigin().build();
    RecordingExchange bare = RecordingExchange.post("/");

    assertThat(POLICY.decide(bare, Presented.COOKIE)).isEqualTo(NO_EVIDENCE);
    assertThat(insecure.decide(bare, Presented.COOKIE)).isEqualTo(ALLOWED_INSECURELY);
    assertThat(insecure.decide(bare, Presented.NOTHING)).isEqualTo(ALLOWED_WITHOUT_COOKIE);
    assertThat(insecure.decide(request("POST", ABSENT, "null"), Presented.COOKIE))
        .isEqualTo(NULL_ORIGIN);
  }

  @Test
  void onePublicNameBeginsRequestsAtAnotherOnlyIfItIsTrustedToo() {
    OriginPolicy apart =
        OriginPolicy.builder("https://a.example", "https://b.example").build();
    OriginPolicy together = OriginPolicy.builder("https://a.example", "https://b.example")
        .trust("https://b.example")
        .build();
    RecordingExchange exchange = request("POST", "cross-site", "https://b.example");

    assertThat(apart.decide(exchange, Presented.COOKIE)).isEqualTo(CROSS_SITE);
    assertThat(together.decide(exchange, Presented.COOKIE)).isEqualTo(ALLOWED_TRUSTED_ORIGIN);
  }

  private static OriginDecision fromTable(String site, String origin, Presented presented) {
    OriginDecision withCookie = row(site).get(ORIGINS.indexOf(origin));
    return withCookie == NO_EVIDENCE && presented != Presented.COOKIE
        ? ALLOWED_WITHOUT_COOKIE
        : withCookie;
  }

  /**
   * What an unsafe request with a cookie meets; each element is an origin, in the order of ORIGINS.
   */
  private static List<OriginDecision> row(String site) {
    return switch (site) {
      case "same-origin" -> Collections.nCopies(ORIGINS.size(), ALLOWED_SAME_ORIGIN);
      case "none" -> Collections.nCopies(ORIGINS.size(), ALLOWED_BY_PERSON);
      case "same-site" ->
        List.of(SAME_SITE, SAME_SITE, ALLOWED_TRUSTED_ORIGIN, SAME_SITE, SAME_SITE, SAME_SITE);
      case "cross-site" ->
        List.of(CROSS_SITE, CROSS_SITE, ALLOWED_TRUSTED_ORIGIN, CROSS_SITE, CROSS_SITE, CROSS_SITE);
      default ->
        List.of(
            NO_EVIDENCE,
            ALLOWED_PUBLIC_ORIGIN,
            ALLOWED_TRUSTED_ORIGIN,
            FOREIGN_ORIGIN,
            NULL_ORIGIN,
            FOREIGN_ORIGIN);
    };
  }

  static RecordingExchange request(String method, String site, String origin) {
    RecordingExchange exchange = RecordingExchange.of(method, "/");
    if (!site.equals(ABSENT)) exchange.with("Sec-Fetch-Site", site);
    if (!origin.equals(ABSENT)) exchange.with("Origin", origin);
    return exchange;
  }
}
