package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.MALFORMED;
import static dev.jeton.session.Rejection.NOT_FOR_THIS;
import static dev.jeton.token.jwt.Counterfeit.text;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.jeton.Forge;
import dev.jeton.token.jws.CompactJws;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by another spelling of the same token. */
class JwtSpellingAttacksTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private final Counterfeit attack = Counterfeit.open();

  @Test
  @DisplayName("JWT attack 24: JSON serialisations, with the compact token hidden in a member too")
  void aJsonSerialisationIsMalformed() {
    List<String> parts = List.of(attack.token().split("\\.", -1));
    String members =
        "\"protected\":\"" + parts.get(0) + "\",\"signature\":\"" + parts.get(2) + "\"";
    String payload = "\"payload\":\"" + parts.get(1) + "\"";

    attack.refuses("{" + payload + "," + members + "}", MALFORMED);
    attack.refuses("{" + payload + ",\"signatures\":[{" + members + "}]}", MALFORMED);
    attack.refuses("{\"payload\":\"x\",\"jwt\":\"" + attack.token() + "\"}", MALFORMED);
    attack.refuses("{\"" + attack.token() + "\":1}", MALFORMED);
  }

  @Test
  @DisplayName("Requirement 83, JWT attack 36: one name twice in the header, also by an escape")
  void aHeaderNameTwiceIsMalformed() {
    String header = attack.headerJson();
    String twice = header.substring(0, header.length() - 1);

    refusesHeader(twice + ",\"alg\":\"none\"}");
    refusesHeader(twice + ",\"\\u0061lg\":\"ES256\"}");
    refusesHeader(header.replace("\"typ\"", "\"alg\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"sub\":\"bob\"",
        "\"\\u0073ub\":\"bob\"",
        "\"sub\":\"alice\"",
        "\"x\":{\"a\":1,\"a\":1}"
      })
  @DisplayName(
      "Requirement 67, JWT attack 36: one name twice in the claims, also by an escape or deep within")
  void aClaimTwiceIsRefused(String member) {
    String claims = attack.claimsJson();

    refusesClaims(claims.substring(0, claims.length() - 1) + "," + member + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " x", "\u0000", ",", "}", "/**/", "//", "null"})
  @DisplayName("JWT attack 37: more after the object")
  void nothingFollowsTheObject(String more) {
    refusesHeader(attack.headerJson() + more);
    refusesClaims(attack.claimsJson() + more);
  }

  @Test
  @DisplayName("JWT attack 37: a byte order mark, comments, single quotes, commas at the end")
  void lenientJsonIsRefused() {
    for (String json : List.of(attack.headerJson(), attack.claimsJson())) {
      List<String> lenient = List.of(
          "\ufeff" + json,
          "/**/" + json,
          "{//x\n" + json.substring(1),
          json.replace('"', '\''),
          json.substring(0, json.length() - 1) + ",}",
          "[" + json + "]",
          json.replace("\"typ\"", "typ").replace("\"sub\"", "sub"),
          "null",
          "[]",
          "\"\"",
          "1");
      for (String each : lenient)
        if (json.equals(attack.headerJson())) refusesHeader(each);
        else refusesClaims(each);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff",
        "c0af",
        "c080",
        "e08080",
        "eda080",
        "eda080edb080",
        "f4908080",
        "c3",
        "80",
        "f8888080"
      })
  @DisplayName("Requirements 74 and 85, JWT attack 38: bytes that are no UTF-8")
  void bytesThatAreNoUtf8AreRefused(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    String[] claims = attack.claim("sub", text("@")).claimsJson().split("@", 2);
    String[] header = attack.header("kid", text("@")).headerJson().split("@", 2);

    attack.refuses(
        Forge.signedSegments(
            attack.key,
            Forge.base64(Counterfeit.open().headerJson()),
            Forge.base64(around(claims, bad))),
        FORGED,
        NOT_FOR_THIS);
    attack.refuses(
        Forge.signedSegments(
            attack.key, Forge.base64(around(header, bad)), Forge.base64(attack.claimsJson())),
        MALFORMED);
  }

  @Test
  @DisplayName(
      "Requirements 74 and 85, JWT attack 38: UTF-16, and surrogates without their other half")
  void otherEncodingsAreRefused() {
    attack.refuses(
        Forge.signedSegments(
            attack.key,
            Forge.base64(attack.headerJson().getBytes(UTF_16)),
            Forge.base64(attack.claimsJson())),
        MALFORMED);
    attack.refuses(
        Forge.signedSegments(
            attack.key,
            Forge.base64(attack.headerJson()),
            Forge.base64(attack.claimsJson().getBytes(UTF_16))),
        FORGED,
        NOT_FOR_THIS);
    Counterfeit.open().claim("sub", "\"\\ud800\"").isRefused();
    Counterfeit.open().claim("sub", "\"\\udc00\\ud800\"").isRefused();
  }

  @Test
  @DisplayName("JWT attack 39: deep nesting, a token of a megabyte, a hundred thousand claims")
  void bombsAreRefusedAtOnce() {
    assertTimeoutPreemptively(ofSeconds(10), () -> {
      for (int depth : List.of(17, 1_000, 2_000, 20_000, 100_000)) {
        refusesClaims("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
        refusesHeader("{\"a\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}");
      }
      refusesClaims("{\"a\":\"" + "a".repeat(1_000_000) + "\"}");
      StringBuilder many = new StringBuilder("{\"a\":1");
      for (int i = 0; i < 100_000; i++) many.append(",\"a").append(i).append("\":1");
      refusesClaims(many.append('}').toString());
      attack.refuses("a".repeat(1_000_000), MALFORMED);
      attack.refuses(".".repeat(1_000_000), MALFORMED);
      attack.refuses("a".repeat(500_000) + "." + "a".repeat(500_000) + ".a", MALFORMED);
    });
  }

  @Test
  @DisplayName("JWT attack 39: a token is looked at up to 8192 characters")
  void aTokenOfTheLongestLengthIsAccepted() {
    Counterfeit longest = padded(CompactJws.LONGEST);

    assertThat(longest.token()).hasSize(CompactJws.LONGEST);
    assertThat(longest.session()).isPresent();
  }

  @Test
  @DisplayName("JWT attack 39: a token is not looked at beyond 8192 characters")
  void aTokenOverTheLongestLengthIsMalformed() {
    Counterfeit over = padded(CompactJws.LONGEST + 1);

    assertThat(over.token()).hasSize(CompactJws.LONGEST + 1);
    over.isRefused(MALFORMED);
  }

  // Base64url has no texts of length 1 modulo 4, so that both sides of a bound may need another
  // length of the header.
  private static Counterfeit padded(int length) {
    for (int extra = 0; extra < 4; extra++) {
      Counterfeit padded = Counterfeit.open();
      padded.header("typ", text(escaped(extra)));
      int pad = 0;
      while (padded.claim("jti", text("j".repeat(pad + 1))).token().length() < length)
        pad += Math.max(1, (length - padded.token().length()) * 3 / 4 - 2);
      if (padded.token().length() == length) return padded;
    }
    throw new AssertionError("no token has " + length + " characters");
  }

  private static String escaped(int letters) {
    StringBuilder typ = new StringBuilder();
    for (int i = 0; i < "at+jwt".length(); i++) {
      char letter = "at+jwt".charAt(i);
      if (i < letters) typ.append("\\u00").append(Integer.toHexString(letter));
      else typ.append(letter);
    }
    return typ.toString();
  }

  @Test
  @DisplayName(
      "Requirements 81 and 83, JWT attack 41: padding, white space, other alphabets and escapes in each segment")
  void aSegmentHasOneAlphabet() {
    String[] parts = attack.token().split("\\.", -1);
    List<String> strange = List.of(
        "=", "==", " ", "\n", "\r\n", "\t", "+", "/", "\u0000", "é", "%3D", "%2E", "ａ", ",");
    for (int part = 0; part < 3; part++)
      for (String each : strange) {
        String first = parts[part].substring(0, parts[part].length() / 2);
        String second = parts[part].substring(first.length());

        assertThat(CompactJws.read(replaced(parts, part, parts[part] + each))).isEmpty();
        assertThat(CompactJws.read(replaced(parts, part, each + parts[part]))).isEmpty();
        assertThat(CompactJws.read(replaced(parts, part, first + each + second)))
            .isEmpty();
      }
    assertThat(CompactJws.read(attack.token())).isPresent();
  }

  @Test
  @DisplayName("Requirement 83, JWT attack 41: unused bits at the end of each segment")
  void unusedBitsAreNought() {
    for (String filler : List.of("j", "jj", "jjj")) {
      String[] parts = Counterfeit.open().claim("jti", text(filler)).token().split("\\.", -1);
      for (int part = 0; part < 3; part++)
        for (int i = 0; i < ALPHABET.length(); i++) {
          String kept = parts[part].substring(0, parts[part].length() - 1);
          String other = kept + ALPHABET.charAt(i);
          if (!other.equals(parts[part])) attack.refuses(replaced(parts, part, other));
        }
    }
  }

  private static String replaced(String[] parts, int part, String by) {
    String[] other = parts.clone();
    other[part] = by;
    return String.join(".", other);
  }

  private void refusesHeader(String header) {
    attack.refuses(
        Forge.signedSegments(attack.key, Forge.base64(header), Forge.base64(attack.claimsJson())),
        MALFORMED);
  }

  private void refusesClaims(String claims) {
    attack.refuses(
        Forge.signedSegments(attack.key, Forge.base64(attack.headerJson()), Forge.base64(claims)),
        FORGED,
        NOT_FOR_THIS,
        MALFORMED);
  }

  private static byte[] around(String[] text, byte[] middle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text[0].getBytes(UTF_8));
    bytes.writeBytes(middle);
    bytes.writeBytes(text[1].getBytes(UTF_8));
    return bytes.toByteArray();
  }
}
