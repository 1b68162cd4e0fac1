package dev.jeton.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.store.AttemptStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptKeysTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "::ffff:192.0.2.7, 192.0.2.7",
    "2001:db8:1:2::7, 20010db800010002/64",
    "2001:db8:1:2:ffff:ffff:ffff:ffff, 20010db800010002/64",
    "2001:DB8:1:3::7, 20010db800010003/64",
    "[2001:db8:1:2::7], 20010db800010002/64",
    "[0:0:0:0:0:0:0:1], 0000000000000000/64",
    "fe80::1%eth0, fe80000000000000/64",
    "[fe80::1%2], fe80000000000000/64",
  })
  void anAddressIsCountedWholeForIpv4AndByItsNetworkForIpv6(String address, String counted) {
    AttemptKeys keys = AttemptKeys.of("login", "alice", address);

    assertThat(keys.source()).isEqualTo("login:source:" + counted);
  }

  @ParameterizedTest
  @CsvSource({"''", "unknown", "localhost", "@", "1:2:3", "zz:1", "2001:db8:::1", "999999999999"})
  void whatIsNoAddressIsCountedUnderADigestAndNeverResolved(String address) {
    AttemptKeys keys = AttemptKeys.of("login", "alice", address);

    assertThat(keys.source()).matches("login:source:[A-Za-z0-9_-]{43}");
  }

  @ParameterizedTest
  @CsvSource({
    "ALICE, alice",
    "stra\u00dfe, STRASSE",
    "\u039f\u03a3, \u03bf\u03c2",
    "\ufb01n, fin",
    "e\u0301, \u00e9"
  })
  void spellingsThatATableMayTakeForOneAreOne(String one, String other) {
    assertThat(AttemptKeys.of("login", one, "192.0.2.7"))
        .isEqualTo(AttemptKeys.of("login", other, "192.0.2.7"));
  }

  @ParameterizedTest
  @CsvSource({"alice, bob", "\u0930\u093e\u092e, \u0930\u0940\u092e", "o, 0"})
  void differentNamesAreCountedApart(String one, String other) {
    assertThat(AttemptKeys.of("login", one, "192.0.2.7").account())
        .isNotEqualTo(AttemptKeys.of("login", other, "192.0.2.7").account());
  }

  @Test
  void keysHoldNoNameAndFitTheStoreWhateverIsSent() {
    AttemptKeys keys = AttemptKeys.of("n".repeat(32), "alice".repeat(100_000), "a".repeat(100_000));

    assertThat(keys.account())
        .doesNotContain("alice")
        .hasSizeLessThanOrEqualTo(AttemptStore.LONGEST_KEY);
    assertThat(keys.source()).hasSizeLessThanOrEqualTo(AttemptStore.LONGEST_KEY);
  }

  @Test
  void aNameThatLooksLikeAnAddressIsNoSource() {
    AttemptKeys keys = AttemptKeys.of("login", "192.0.2.7", "192.0.2.7");

    assertThat(keys.account()).startsWith("login:account:").isNotEqualTo(keys.source());
  }
}
