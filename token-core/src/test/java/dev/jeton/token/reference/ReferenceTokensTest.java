package dev.jeton.token.reference;

import static dev.jeton.session.Rejection.ENDED;
import static dev.jeton.session.Rejection.EXPIRED;
import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.MALFORMED;
import static dev.jeton.session.Rejection.STORE_BEHIND;
import static dev.jeton.session.Rejection.SUPERSEDED;
import static dev.jeton.session.Rejection.UNKNOWN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Forge;
import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.near.RevocationView;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Opening;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import dev.jeton.token.Validation;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTokensTest {
  private static final String HEAD = "jeton_s_";
  private final Shop shop = Shop.open();
  private final RevocationView view = RevocationView.over(shop.store, shop.clock);
  private final String token = shop.cookieOf(Shop.ALICE);

  @Test
  void isPrefixKindAndSeventyThreeBytes() {
    byte[] payload = payload(token);
    KeyEntry key = shop.keys.active(KeyPurpose.MAC);
    Session session = shop.session(Shop.withCookie(token)).orElseThrow();

    assertThat(token).matches("jeton_s_[A-Za-z0-9_-]{98}");
    assertThat(payload).hasSize(73).startsWith(1);
    assertThat(ByteBuffer.wrap(payload, 1, 4).getInt()).isEqualTo(key.shortId());
    assertThat(SessionId.of(Arrays.copyOfRange(payload, 5, 21))).isEqualTo(session.id());
    assertThat(ByteBuffer.wrap(payload, 21, 4).getInt()).isEqualTo(1);
    byte[] tag = key.hmac(HEAD.getBytes(US_ASCII), Arrays.copyOf(payload, 57));
    assertThat(Arrays.copyOfRange(payload, 57, 73)).isEqualTo(Arrays.copyOf(tag, 16));
  }

  @Test
  @DisplayName("Requirements 5 and 57: what the store keeps of the secret is its hash")
  void theStoreKeepsOnlyTheHashOfTheSecret() throws Exception {
    byte[] secret = Arrays.copyOfRange(payload(token), 25, 57);
    Session session = shop.session(Shop.withCookie(token)).orElseThrow();

    SessionRecord record = shop.store.find(session.id()).orElseThrow();

    assertThat(record.secretHash().bytes())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(secret));
  }

  @Test
  @DisplayName("Requirement 5: a session draws 46 bytes from the generator it is given")
  void secretAndIdComeFromTheGenerator() {
    int[] drawn = new int[1];
    SecureRandom spy = new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        drawn[0] += bytes.length;
        super.nextBytes(bytes);
      }
    };
    NewSessions sessions = new NewSessions(shop.store, shop.keys, shop.clock, spy, shop.heard::add);
    ReferenceTokens tokens = tokens("jeton", sessions);

    tokens.issue(opening());

    assertThat(drawn[0]).isEqualTo(32 + 14);
  }

  @Test
  @DisplayName(
      "Requirements 4 and 5: tokens are distinct, and share nothing but the subject's two bytes")
  void manyTokensAreDistinct() {
    Set<String> tokens = new HashSet<>();
    Set<String> secrets = new HashSet<>();
    Set<String> subjects = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      String each = shop.cookieOf(Shop.ALICE);
      byte[] payload = payload(each);
      tokens.add(each);
      secrets.add(Forge.base64(Arrays.copyOfRange(payload, 25, 57)));
      subjects.add(Forge.base64(Arrays.copyOfRange(payload, 5, 7)));
    }

    assertThat(tokens).hasSize(2_000);
    assertThat(secrets).hasSize(2_000);
    assertThat(subjects).hasSize(1);
  }

  @Test
  void subjectsOfTwoTenantsAreTwoSubjects() {
    String first = shop.cookieOf(new Subject(new SubjectId("a", "bc"), Set.of(), Set.of()));
    String second = shop.cookieOf(new Subject(new SubjectId("ab", "c"), Set.of(), Set.of()));

    assertThat(Arrays.copyOfRange(payload(first), 5, 7))
        .isNotEqualTo(Arrays.copyOfRange(payload(second), 5, 7));
  }

  @Test
  void eachFlippedBitIsRefusedWithoutAskingTheStore() {
    byte[] payload = payload(token);
    shop.store.calls();

    for (int bit = 0; bit < payload.length * 8; bit++) {
      byte[] flipped = payload.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      rejected(HEAD + Forge.base64(flipped), bit < 8 ? MALFORMED : FORGED);
    }

    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void eachAlteredCharacterIsRefusedWithoutAskingTheStore() {
    shop.store.calls();

    for (int at = 0; at < token.length(); at++)
      for (char other : "Az09-_=+/ %.\u0000é".toCharArray())
        if (token.charAt(at) != other)
          rejected(token.substring(0, at) + other + token.substring(at + 1), MALFORMED, FORGED);

    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void theUnusedBitsOfTheLastCharacterAreNought() {
    String kept = token.substring(0, token.length() - 1);

    for (char last :
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray())
      if (!token.equals(kept + last)) rejected(kept + last, MALFORMED, FORGED);
  }

  @Test
  void otherSpellingsAreMalformed() {
    List<String> others = List.of(
        token + "=",
        token + "==",
        token + " ",
        " " + token,
        token + "\n",
        "\"" + token + "\"",
        token.replace("_", "%5F"),
        "JETON_s_" + token.substring(8),
        "jeton_S_" + token.substring(8),
        "jeton_s" + token.substring(8),
        "jeton__s_" + token.substring(8),
        token.substring(8),
        token.substring(0, token.length() - 1),
        token + "A",
        token + token,
        HEAD,
        "jeton_",
        "_",
        "");
    shop.store.calls();

    others.forEach(each -> rejected(each, MALFORMED));

    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void aKindCannotBeRenamedIntoTheOther() {
    String refresh = shop.pairOf(Shop.ALICE).refreshToken().orElseThrow().reveal();
    shop.store.calls();

    rejected(refresh.replace("jeton_r_", HEAD), FORGED);
    Validation renamed = refresher().judge(SessionToken.of(token.replace(HEAD, "jeton_r_")));

    assertThat(renamed).isEqualTo(new Validation.Rejected(FORGED));
    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void aPrefixCannotBeRenamedIntoAnother() {
    ReferenceTokens others = tokens("other", sessions());

    Validation renamed =
        others.validate(presented(token.replace("jeton_", "other_"), Carrier.COOKIE), trust());

    assertThat(renamed).isEqualTo(new Validation.Rejected(FORGED));
  }

  @Test
  void aTokenOfAnotherRingIsForged() {
    Shop other = Shop.with(KeyAlgorithm.ED25519, options -> options);

    rejected(other.cookieOf(Shop.ALICE), FORGED);
  }

  @Test
  void aSessionThatNobodyKnowsIsUnknown() {
    rejected(written(SessionId.of(new byte[16]), 1, new byte[32]), UNKNOWN);
  }

  @Test
  void aRecordOfAnotherKindIsUnknown() {
    SessionRecord refresh = shop.pairOf(Shop.ALICE).session();

    rejected(written(refresh.id(), 1, new byte[32]), UNKNOWN);
  }

  @Test
  @DisplayName(
      "A tag without the secret, as whoever read the store and the MAC key could make, opens nothing")
  void theSecretIsTheCredential() {
    Session session = shop.session(Shop.withCookie(token)).orElseThrow();
    SessionRecord record = shop.store.find(session.id()).orElseThrow();

    rejected(written(session.id(), 1, new byte[32]), FORGED);
    rejected(written(session.id(), 1, record.secretHash().bytes()), FORGED);
  }

  @Test
  void anOlderGenerationIsSuperseded() {
    Session session = shop.session(Shop.withCookie(token)).orElseThrow();

    String next = tokens().cut(session.id(), same -> same).orElseThrow().token().reveal();

    rejected(token, SUPERSEDED);
    assertThat(shop.session(Shop.withCookie(next))).isPresent();
  }

  @Test
  void aNewerGenerationMeansThatTheStoreIsBehind() {
    Session session = shop.session(Shop.withCookie(token)).orElseThrow();

    rejected(written(session.id(), 2, new byte[32]), STORE_BEHIND);
    assertThat(shop.session(Shop.withCookie(token))).isPresent();
  }

  @Test
  void anEndedSessionStaysEnded() {
    Session session = shop.session(Shop.withCookie(token)).orElseThrow();

    shop.tokens().control().end(session.id());

    rejected(token, ENDED);
    rejected(token, ENDED);
  }

  @Test
  @DisplayName("Requirement 7: lives until its idle end, and activity moves that")
  void livesUntilItsIdleEnd() {
    shop.clock.advance(ofMinutes(30).minusMillis(1));
    assertThat(shop.session(Shop.withCookie(token))).isPresent();

    shop.clock.advance(ofMinutes(30).minusMillis(1));

    assertThat(shop.session(Shop.withCookie(token))).isPresent();
  }

  @Test
  @DisplayName("Requirement 7: is over at its idle end")
  void isOverAtItsIdleEnd() {
    shop.clock.advance(ofMinutes(30));

    rejected(token, EXPIRED);
    assertThat(shop.admits(Shop.withCookie(token), Access.session())).isFalse();
  }

  @Test
  @DisplayName("Requirement 8: lives until its absolute end under constant use")
  void livesUntilItsAbsoluteEnd() {
    useUntil(ofHours(12).toMinutes() - 20);
    shop.clock.advance(ofMinutes(20).minusMillis(1));

    assertThat(shop.session(Shop.withCookie(token))).isPresent();
  }

  @Test
  @DisplayName("Requirements 8 and 111: is over at its absolute end under constant use")
  void isOverAtItsAbsoluteEnd() {
    useUntil(ofHours(12).toMinutes() - 20);
    shop.clock.advance(ofMinutes(20));

    rejected(token, EXPIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "A", "a_b", "a-b", "é", "abcdefghijklmnopq"})
  void aPrefixIsShortLowerCaseAndBeginsWithALetter(String prefix) {
    assertThatThrownBy(() -> tokens(prefix, sessions()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be 1 to 16 characters of a-z 0-9 and begin with a letter");
  }

  private void useUntil(long minutes) {
    for (long minute = 0; minute < minutes; minute += 20) {
      shop.clock.advance(ofMinutes(20));
      assertThat(shop.session(Shop.withCookie(token))).as("at %d", minute).isPresent();
    }
  }

  private void rejected(String presented, Rejection... reasons) {
    Validation validation = tokens().validate(presented(presented, Carrier.COOKIE), trust());

    assertThat(validation).isInstanceOf(Validation.Refusal.class);
    assertThat(((Validation.Refusal) validation).reason()).as("%s", presented).isIn((Object[])
        reasons);
  }

  private static Presented presented(String token, Carrier carrier) {
    return new Presented(SessionToken.of(token), carrier);
  }

  private static Trust trust() {
    return Trust.AUTHORITATIVE;
  }

  private String written(SessionId id, int generation, byte[] secret) {
    KeyEntry key = shop.keys.active(KeyPurpose.MAC);
    byte[] tagged = ByteBuffer.allocate(57)
        .put((byte) 1)
        .putInt(key.shortId())
        .put(id.bytes())
        .putInt(generation)
        .put(secret)
        .array();
    byte[] tag = Arrays.copyOf(key.hmac(HEAD.getBytes(US_ASCII), tagged), 16);
    return HEAD + Forge.base64(ByteBuffer.allocate(73).put(tagged).put(tag).array());
  }

  private static byte[] payload(String token) {
    return Base64.getUrlDecoder().decode(token.substring(HEAD.length()));
  }

  private NewSessions sessions() {
    return new NewSessions(shop.store, shop.keys, shop.clock, new SecureRandom(), shop.heard::add);
  }

  @Test
  void theReasonOfAnEndIsToldToWhoHasTagAndSecretAlone() {
    byte[] guessed = payload(token);
    guessed[30] ^= 1;
    KeyEntry key = shop.keys.active(KeyPurpose.MAC);
    byte[] tag = key.hmac(HEAD.getBytes(US_ASCII), Arrays.copyOf(guessed, 57));
    System.arraycopy(tag, 0, guessed, 57, 16);
    String tagged = HEAD + Base64.getUrlEncoder().withoutPadding().encodeToString(guessed);
    shop.tokens().control().endAll(Shop.ALICE.id());

    assertThat(because(token)).contains(EndReason.REVOKED);
    assertThat(because(tagged)).isEmpty();
  }

  private Optional<EndReason> because(String presented) {
    return shop.admitted(Shop.withCookie(presented), Access.open()).endedBecause();
  }

  private ReferenceTokens tokens() {
    return tokens("jeton", sessions());
  }

  private ReferenceTokens tokens(String prefix, NewSessions sessions) {
    return ReferenceTokens.session(
        make(prefix), sessions, view, shop.clock, RotationPolicy.graceful());
  }

  private RefreshTokens refresher() {
    return RefreshTokens.of(
        make("jeton"),
        sessions(),
        shop.store,
        shop.clock,
        RotationPolicy.graceful(),
        alone -> alone);
  }

  private Opening opening() {
    return new Opening(
        Shop.ALICE,
        shop.byPassword(),
        ClientInfo.UNKNOWN,
        Lifetimes.DEFAULT,
        false,
        shop.store.epoch());
  }

  private List<PrefixedKeys> make(String prefix) {
    return List.of(new PrefixedKeys(prefix, shop.keys));
  }
}
