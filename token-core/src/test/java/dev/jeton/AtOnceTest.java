package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Admission.Admitted;
import dev.jeton.Admission.Refused;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.AccessDenied;
import dev.jeton.event.SessionEvent.CrossSiteRefused;
import dev.jeton.event.SessionEvent.InsecureRefused;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Authorities;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an event loop may decide by itself: nothing that waits, and nothing otherwise than ever. */
class AtOnceTest {

  private static final Duration MAX_LAG = Duration.ofSeconds(5);
  private static final Access LOCAL = Access.session().trust(Trust.LOCAL);
  private static final Access CACHED = Access.session();
  private static final Access AUTHORITATIVE = Access.session().trust(Trust.AUTHORITATIVE);

  /** A token that was seen before, as a request brings it. */
  enum Shown {
    REFERENCE,
    COOKIE_JWT,
    ACCESS_JWT;

    private Supplier<RecordingExchange> by(Shop shop) {
      String token =
          this == ACCESS_JWT ? shop.pairOf(ALICE).token().reveal() : shop.cookieOf(ALICE);
      Supplier<RecordingExchange> request =
          () -> this == ACCESS_JWT ? Shop.withBearer(token) : Shop.withCookie(token);
      shop.admitted(request.get(), CACHED);
      return request;
    }

    private Shop shop() {
      return Shop.with(builder ->
          builder.browserTokens(this == COOKIE_JWT ? TokenFormat.JWT : TokenFormat.REFERENCE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAtHandIsAdmittedWithoutTheStore(Shown shown) {
    Shop shop = shown.shop();
    Supplier<RecordingExchange> request = shown.by(shop);
    Session known = shop.admitted(request.get(), CACHED).required();
    shop.store.calls();

    Optional<Admission> cached = shop.tokens().admitAtOnce(request.get(), CACHED);
    Optional<Admission> local = shop.tokens().admitAtOnce(request.get(), LOCAL);

    assertThat(session(cached)).isEqualTo(known);
    assertThat(session(local).subject()).isEqualTo(known.subject());
    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void aLocalAnswerIsAtHandWhereNoCopyIs() {
    Shop shop = Shop.open();
    Supplier<RecordingExchange> request = Shown.ACCESS_JWT.by(shop);
    shop.clock.advance(MAX_LAG.plusNanos(1));
    shop.tokens().follow();
    shop.store.calls();

    assertThat(session(shop.tokens().admitAtOnce(request.get(), LOCAL)).trust())
        .isEqualTo(Trust.LOCAL);
    assertThat(shop.tokens().admitAtOnce(request.get(), CACHED)).isEmpty();
    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void aRequestIsCountedOnce() {
    Shop shop = Shop.open();
    Supplier<RecordingExchange> request = Shown.REFERENCE.by(shop);
    assertThat(shop.tokens().figures().validated()).containsEntry(Trust.CACHED, 1L);

    session(shop.tokens().admitAtOnce(request.get(), CACHED));

    assertThat(shop.tokens().figures().validated()).containsEntry(Trust.CACHED, 2L);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotAtHandIsLeftAlone(Shown shown) {
    Shop shop = shown.shop();
    Supplier<RecordingExchange> request = shown.by(shop);

    nothingHappens(shop, request.get(), AUTHORITATIVE);
    nothingHappens(shop, twice(request.get()), CACHED);
    nothingHappens(shop, RecordingExchange.get("/api/orders"), CACHED);
    nothingHappens(shop, Shop.withBearer("eyJhbGciOiJub25lIn0.e30."), LOCAL);
    nothingHappens(shop, Shop.withCookie("garbage"), LOCAL);
  }

  @Test
  void aSignatureThatWasNotVerifiedHereIsNotVerifiedAtOnce() {
    Shop shop = Shop.open();

    nothingHappens(shop, Shop.withBearer(shop.pairOf(ALICE).token().reveal()), LOCAL);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("JWT attack 43: nothing that ended is admitted at once")
  void whatEndedIsNot(Shown shown) {
    Shop shop = shown.shop();
    Supplier<RecordingExchange> request = shown.by(shop);
    SessionId id = shop.admitted(request.get(), CACHED).required().id();

    shop.tokens().control().end(id, ALICE.id(), EndReason.REVOKED);

    nothingHappens(shop, request.get(), LOCAL);
    nothingHappens(shop, request.get(), CACHED);
  }

  @ParameterizedTest
  @EnumSource
  void whatHasExpiredIsNot(Shown shown) {
    Shop shop = shown.shop();
    Supplier<RecordingExchange> request = shown.by(shop);

    shop.clock.advance(Duration.ofDays(1));
    shop.tokens().follow();

    nothingHappens(shop, request.get(), LOCAL);
    nothingHappens(shop, request.get(), CACHED);
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheFeedNothingIsBelievedForLongerThanTheLag(Shown shown) {
    Shop shop = shown.shop();
    Supplier<RecordingExchange> request = shown.by(shop);

    shop.clock.advance(MAX_LAG.plusNanos(1));

    nothingHappens(shop, request.get(), LOCAL);
    nothingHappens(shop, request.get(), CACHED);
  }

  @Test
  void aSessionThatIsDueToBeSeenIsNot() {
    Shop shop = Shop.open();
    Supplier<RecordingExchange> request = Shown.REFERENCE.by(shop);
    shop.clock.advance(Duration.ofMinutes(5));
    shop.admitted(request.get(), CACHED.passive());

    nothingHappens(shop, request.get(), CACHED);
    assertThat(shop.tokens().admitAtOnce(request.get(), CACHED.passive())).isPresent();
  }

  @Test
  void aSubjectWhoseRightsHaveToBeAskedForIsNot() {
    Authorities nobodyElse =
        subject -> Optional.of(ALICE).filter(one -> one.id().equals(subject));
    Shop shop = Shop.with(builder -> builder.authorities(nobodyElse, Duration.ofSeconds(2)));
    Supplier<RecordingExchange> request = Shown.REFERENCE.by(shop);

    boolean young = shop.tokens().admitAtOnce(request.get(), CACHED).isPresent();
    shop.clock.advance(Duration.ofSeconds(2));

    assertThat(young).isTrue();
    nothingHappens(shop, request.get(), CACHED);
  }

  @Test
  void aRefusalIsTheSame() {
    Shop shop = Shop.open();
    Supplier<RecordingExchange> request = Shown.ACCESS_JWT.by(shop);
    Supplier<RecordingExchange> cookie = Shown.REFERENCE.by(shop);
    Access cancel = Access.permission("payments:cancel");
    RecordingExchange foreign = RecordingExchange.post("/api/orders")
        .with("Cookie", cookie.get().requestHeaders("Cookie").get(0))
        .with("Sec-Fetch-Site", "cross-site");

    List<Admission> refused = Stream.of(
            shop.tokens().admitAtOnce(request.get(), cancel),
            shop.tokens().admitAtOnce(foreign, CACHED),
            shop.tokens().admitAtOnce(request.get().overPlainHttp(), LOCAL))
        .flatMap(Optional::stream)
        .toList();

    assertThat(refused)
        .extracting(each -> ((Refused) each).reply().status())
        .containsExactly(403, 403, 403);
    assertThat(shop.heard)
        .filteredOn(each -> each instanceof AccessDenied
            || each instanceof CrossSiteRefused
            || each instanceof InsecureRefused)
        .hasExactlyElementsOfTypes(
            AccessDenied.class, CrossSiteRefused.class, InsecureRefused.class);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Requirement 9: who asks for the store's answer does not get the one at hand")
  void aHandlerThatWantsToKnowItBetterAsksTheStore(Shown shown) {
    Shop shop = shown.shop();
    Supplier<RecordingExchange> request = shown.by(shop);
    RequestSession admitted = in(shop.tokens().admitAtOnce(request.get(), Access.open()));
    shop.store.calls();

    Session session = admitted.atLeast(Trust.AUTHORITATIVE).orElseThrow();

    assertThat(session.trust()).isEqualTo(Trust.AUTHORITATIVE);
    assertThat(shop.store.calls()).containsExactly("find");
  }

  private static RecordingExchange twice(RecordingExchange request) {
    for (String name : List.of("Cookie", "Authorization")) {
      List<String> once = request.requestHeaders(name);
      if (!once.isEmpty()) request.with(name, once.get(0), once.get(0));
    }
    return request;
  }

  private static void nothingHappens(Shop shop, RecordingExchange request, Access access) {
    shop.store.calls();
    shop.heard.clear();

    assertThat(shop.tokens().admitAtOnce(request, access)).isEmpty();

    assertThat(shop.store.calls()).isEmpty();
    assertThat(shop.heard).isEmpty();
    for (String name : List.of("Set-Cookie", "Vary", "Cache-Control", "Strict-Transport-Security"))
      assertThat(request.responseHeaders(name)).isEmpty();
  }

  private static Session session(Optional<Admission> admission) {
    return in(admission).required();
  }

  private static RequestSession in(Optional<Admission> admission) {
    return ((Admitted) admission.orElseThrow()).session();
  }
}
