package dev.jeton.session;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionValuesTest {

  @Test
  void anIdHasOneSpelling() {
    byte[] bytes = new byte[16];
    Arrays.fill(bytes, (byte) 0xff);
    SessionId id = SessionId.of(bytes);

    assertThat(id).hasToString("_____________________w");
    assertThat(SessionId.parse("_____________________w")).contains(id);
    assertThat(SessionId.parse(id.toString()).orElseThrow()).hasSameHashCodeAs(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_____________________x", "______________________", "_____________________",
            "/////////////////////w",
        "_____________________w=", "____________________==", "_____________________=",
            "_____________________é",
        "                      ", "_____________________\u0000", "", "＿____________________w"
      })
  void anyOtherTextIsNoId(String text) {
    assertThat(SessionId.parse(text)).isEmpty();
  }

  @Test
  void anIdHasSixteenBytesThatNobodyElseCanChange() {
    byte[] bytes = new byte[16];
    SessionId id = SessionId.of(bytes);

    bytes[0] = 1;
    id.bytes()[1] = 1;

    assertThat(id).isEqualTo(SessionId.of(new byte[16]));
    assertThatThrownBy(() -> SessionId.of(new byte[15]))
        .hasMessage("a session id has 16 bytes, not 15");
    assertThat(SessionId.of(bytes)).isGreaterThan(id);
  }

  @Test
  @DisplayName("Requirement 1: the defaults that the documentation justifies")
  void theDefaultsAreThoseOfTheDocumentation() {
    assertThat(Lifetimes.DEFAULT).isEqualTo(new Lifetimes(ofMinutes(30), ofHours(12)));
    assertThat(Lifetimes.REMEMBERED).isEqualTo(new Lifetimes(ofDays(14), ofDays(30)));
  }

  @Test
  void lifetimesReachFromASecondToFourHundredDays() {
    assertThat(new Lifetimes(ofSeconds(1), ofSeconds(1)).idle()).isEqualTo(ofSeconds(1));
    assertThat(new Lifetimes(ofDays(400), ofDays(400)).absolute()).isEqualTo(ofDays(400));
    assertThat(new Lifetimes(ofSeconds(1).plusNanos(1), ofDays(1)).idle()).isEqualTo(ofSeconds(1));
  }

  @Test
  void lifetimesBeyondTheirBoundsAreRefused() {
    assertThatThrownBy(() -> new Lifetimes(ofMillis(999), ofDays(1)))
        .hasMessage("idle PT0.999S is under PT1S");
    assertThatThrownBy(() -> new Lifetimes(ofDays(1), ofDays(400).plusMillis(1)))
        .hasMessageEndingWith("is over PT9600H");
    assertThatThrownBy(() -> new Lifetimes(ofHours(2), ofHours(1)))
        .hasMessage("idle PT2H must not exceed absolute PT1H");
    assertThatThrownBy(() -> new Lifetimes(ofSeconds(-5), ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("Requirement 65: what a client calls itself forges no line and hides no text")
  void aLabelIsPlain() {
    ClientInfo client = new ClientInfo(
        "curl\r\nX: y\u0000\u001b[31m\u2028\u2029\u202e\u200b\ufeff\u0085\ud800end", "1\n2");

    assertThat(client.label()).isEqualTo("curl  X: y  [31m       end");
    assertThat(client.address()).isEqualTo("1 2");
  }

  @Test
  void aLabelIsCutTo120Characters() {
    assertThat(new ClientInfo("a".repeat(121), "").label()).isEqualTo("a".repeat(120));
    assertThat(new ClientInfo("😀".repeat(121), "").label()).isEqualTo("😀".repeat(120));
  }

  @ParameterizedTest
  @EnumSource
  void aKindIsFoundByItsLetter(TokenKind kind) {
    assertThat(TokenKind.of(kind.letter())).isEqualTo(kind);
  }

  @Test
  void anotherLetterIsNoKind() {
    assertThatThrownBy(() -> TokenKind.of('S')).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void trustRises() {
    assertThat(Trust.CACHED.reaches(Trust.LOCAL)).isTrue();
    assertThat(Trust.CACHED.reaches(Trust.CACHED)).isTrue();
    assertThat(Trust.CACHED.reaches(Trust.AUTHORITATIVE)).isFalse();
  }
}
