package dev.jeton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8", "2001:db8:ff::/48");
  private static final String PROXY = "10.0.0.1";

  @Test
  void theConnectionAloneIsBelievedWithoutProxies() {
    assertThat(TrustedProxies.none().peer(RecordingExchange.get("/")))
        .isEqualTo(new Peer(true, "192.0.2.1", false));
    assertThat(TrustedProxies.none().peer(RecordingExchange.get("/").overPlainHttp()))
        .isEqualTo(new Peer(false, "192.0.2.1", false));
  }

  @ParameterizedTest
  @DisplayName(
      "Cookie attack 29: a stranger's word that the client used HTTPS is not believed, but noticed")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
          X-Forwarded-Proto | https
          x-forwarded-proto | HTTPS
          X-Forwarded-Proto | https,http
          X-Forwarded-Proto | http, https
          Forwarded         | proto=https
          Forwarded         | for=198.51.100.7;proto=https
          FORWARDED         | for=198.51.100.7;Proto="HTTPS"
          Forwarded         | for=198.51.100.7; proto = https
          Forwarded         | proto=http, proto=https
          Forwarded         | for="unclosed;proto=https
          """)
  void aStrangersWordIsNoticed(String name, String value) {
    RecordingExchange exchange = RecordingExchange.get("/").overPlainHttp().with(name, value);

    assertThat(PROXIES.peer(exchange)).isEqualTo(new Peer(false, "192.0.2.1", true));
    assertThat(TrustedProxies.none().peer(exchange)).isEqualTo(new Peer(false, "192.0.2.1", true));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          X-Forwarded-Proto | http
          X-Forwarded-Proto | wss
          X-Forwarded-For   | 198.51.100.7
          Forwarded         | for=198.51.100.7;proto=http
          Forwarded         | for=198.51.100.7
          """)
  void aStrangerWhoDoesNotSayHttpsIsAnyClient(String name, String value) {
    RecordingExchange exchange = RecordingExchange.get("/").overPlainHttp().with(name, value);

    assertThat(PROXIES.peer(exchange)).isEqualTo(new Peer(false, "192.0.2.1", false));
  }

  @Test
  void aStrangerOverHttpsIsSecureWhateverHeSays() {
    RecordingExchange exchange = RecordingExchange.get("/")
        .with("X-Forwarded-Proto", "https")
        .with("X-Forwarded-For", "198.51.100.7")
        .with("Forwarded", "for=198.51.100.7;proto=http");

    assertThat(PROXIES.peer(exchange)).isEqualTo(new Peer(true, "192.0.2.1", false));
  }

  @Test
  void aTrustedPeerWithoutSuchHeadersIsTheClientItself() {
    assertThat(PROXIES.peer(RecordingExchange.get("/").from(PROXY)))
        .isEqualTo(new Peer(true, PROXY, false));
    assertThat(PROXIES.peer(RecordingExchange.get("/").from(PROXY).overPlainHttp()))
        .isEqualTo(new Peer(false, PROXY, false));
  }

  @ParameterizedTest
  @DisplayName(
      "Forwarded (RFC 7239) from a trusted proxy, nearest hop first; cookie attack 29: leftmost spoofs change nothing")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
          for=198.51.100.7;proto=https                                    | true  | 198.51.100.7
          For=198.51.100.7;PROTO=HTTPS                                    | true  | 198.51.100.7
          proto="https";for="198.51.100.7"                                | true  | 198.51.100.7
          proto="ht\\tps";for="198.51.100.7"                              | true  | 198.51.100.7
          for="198.51.100.7:47011";proto=https;by=_gw;host="a,b;c"        | true  | 198.51.100.7
          for="198.51.100.7:_port";proto=https                            | true  | 198.51.100.7
          for="[2001:DB8:0::17]:4711";proto=https                         | true  | 2001:db8::17
          for="[::ffff:198.51.100.7]";proto=https                         | true  | 198.51.100.7
          for=198.51.100.7 ; proto=https                                  | true  | 198.51.100.7
          for=198.51.100.7;proto=https,                                   | true  | 198.51.100.7
          ;for=198.51.100.7;;proto=https;                                 | true  | 198.51.100.7
          for=unknown;proto=https                                         | true  | 10.0.0.1
          for=Unknown;proto=https                                         | true  | 10.0.0.1
          for=_hidden;proto=https                                         | true  | 10.0.0.1
          for="_hidden:_port";proto=https                                 | true  | 10.0.0.1
          proto=https                                                     | true  | 10.0.0.1
          for=198.51.100.7;proto=http                                     | false | 198.51.100.7
          for=198.51.100.7                                                | false | 198.51.100.7
          for=198.51.100.7;proto=wss                                      | false | 198.51.100.7
          for=198.51.100.7;proto="https "                                 | false | 198.51.100.7
          for=203.0.113.9;proto=https, for=198.51.100.7;proto=http        | false | 198.51.100.7
          for=203.0.113.9;proto=http, for=198.51.100.7;proto=https        | true  | 198.51.100.7
          for=198.51.100.7;proto=https, for=10.0.0.2;proto=http           | true  | 198.51.100.7
          for=198.51.100.7;proto=http, for=10.0.0.2;proto=https           | false | 198.51.100.7
          for=203.0.113.9;proto=https, for=198.51.100.7;proto=http, for="[2001:db8:ff::2]";proto=https | false | 198.51.100.7
          for=203.0.113.9;proto=https, for=_hidden;proto=http             | false | 10.0.0.1
          for=203.0.113.9;proto=https, proto=http                         | false | 10.0.0.1
          for=10.0.0.3;proto=https, for=10.0.0.2;proto=http               | true  | 10.0.0.3
          """)
  void forwardedIsReadFromTheNearestHop(String value, boolean secure, String address) {
    RecordingExchange exchange =
        RecordingExchange.get("/").overPlainHttp().from(PROXY).with("Forwarded", value);

    assertThat(PROXIES.peer(exchange)).isEqualTo(new Peer(secure, address, false));
  }

  @ParameterizedTest
  @DisplayName("Requirement 99, cookie attack 29: a malformed Forwarded is plain HTTP")
  @ValueSource(
      strings = {
        "",
        ",",
        "https",
        "=https",
        "for=198.51.100.7;proto=",
        "for=198.51.100.7;proto=\"https",
        "for=198.51.100.7;proto=https\"",
        "for=198.51.100.7;proto=https;proto=https",
        "for=198.51.100.7;proto=http;Proto=https",
        "for=198.51.100.7;proto=https x",
        "for=198.51.100.7 proto=https",
        "for=198.51.100.7;proto =https",
        "for=198.51.100.7:80;proto=https",
        "for=[2001:db8::1];proto=https",
        "for=\"2001:db8::1\";proto=https",
        "for=\"[198.51.100.7]\";proto=https",
        "for=\"[2001:db8::1]:port\";proto=https",
        "for=\"[2001:db8::1%eth0]\";proto=https",
        "for=localhost;proto=https",
        "for=shop.example;proto=https",
        "for=198.51.100.256;proto=https",
        "for=198.51.100;proto=https",
        "for=3325256711;proto=https",
        "for=0xC6336407;proto=https",
        "for=_;proto=https",
        "for=\"\";proto=https",
        "for=\"open, for=198.51.100.7;proto=https",
        "for=\"a\\",
        "for=\"\u00E9\";proto=https"
      })
  void aMalformedForwardedIsPlainHttp(String value) {
    RecordingExchange exchange = RecordingExchange.get("/").from(PROXY).with("Forwarded", value);

    assertThat(PROXIES.peer(exchange)).isEqualTo(new Peer(false, PROXY, false));
  }

  @ParameterizedTest
  @DisplayName(
      "X-Forwarded-For and -Proto from a trusted proxy, hop by hop; cookie attack 29: https,http is plain HTTP")
  @CsvSource(delimiter = '|', textBlock = """
          198.51.100.7                     | https              | true  | 198.51.100.7
          198.51.100.7                     | HTTPS              | true  | 198.51.100.7
          198.51.100.7                     | http               | false | 198.51.100.7
          198.51.100.7                     | https,http         | false | 198.51.100.7
          198.51.100.7                     | http,https         | true  | 198.51.100.7
          198.51.100.7                     | https,             | false | 198.51.100.7
          198.51.100.7                     | 'https https'      | false | 198.51.100.7
          203.0.113.9, 198.51.100.7        | https, http        | false | 198.51.100.7
          203.0.113.9, 198.51.100.7        | http, https        | true  | 198.51.100.7
          198.51.100.7, 10.0.0.2           | https, http        | true  | 198.51.100.7
          198.51.100.7, 10.0.0.2           | http, https        | false | 198.51.100.7
          198.51.100.7, 10.0.0.2           | https              | true  | 198.51.100.7
          198.51.100.7, 10.0.0.2, 10.0.0.3 | https, https       | false | 198.51.100.7
          localhost, 198.51.100.7          | https              | true  | 198.51.100.7
          10.0.0.3, 10.0.0.2               | https, http        | true  | 10.0.0.3
          198.51.100.7:4711                | https              | true  | 198.51.100.7
          2001:DB8::7                      | https              | true  | 2001:db8::7
          [2001:db8::7]:4711               | https              | true  | 2001:db8::7
          unknown                          | https              | true  | 10.0.0.1
          _hidden                          | https              | true  | 10.0.0.1
          localhost                        | https              | false | 10.0.0.1
          'localhost, 10.0.0.2'            | https              | false | 10.0.0.1
          '198.51.100.7,'                  | https              | false | 10.0.0.1
          ''                               | https              | false | 10.0.0.1
          198.51.100.07                    | https              | false | 10.0.0.1
          """)
  void xForwardedIsReadFromTheNearestHop(
      String nodes, String protos, boolean secure, String address) {
    RecordingExchange exchange = RecordingExchange.get("/")
        .overPlainHttp()
        .from(PROXY)
        .with("X-Forwarded-For", nodes)
        .with("X-Forwarded-Proto", protos);

    assertThat(PROXIES.peer(exchange)).isEqualTo(new Peer(secure, address, false));
  }

  @Test
  void oneOfTheTwoHeadersAloneTellsItsHalf() {
    RecordingExchange onlyProto =
        RecordingExchange.get("/").from(PROXY).with("X-Forwarded-Proto", "https");
    RecordingExchange onlyFor =
        RecordingExchange.get("/").from(PROXY).with("X-Forwarded-For", "198.51.100.7");

    assertThat(PROXIES.peer(onlyProto)).isEqualTo(new Peer(true, PROXY, false));
    assertThat(PROXIES.peer(onlyFor)).isEqualTo(new Peer(false, "198.51.100.7", false));
  }

  @Test
  @DisplayName("Cookie attack 29: of two X-Forwarded-Proto lines the last is the nearest")
  void linesOfOneNameAreOneList() {
    RecordingExchange spoofed =
        RecordingExchange.get("/").from(PROXY).with("X-Forwarded-Proto", "https", "http");
    RecordingExchange chained = RecordingExchange.get("/")
        .from(PROXY)
        .with("Forwarded", "for=198.51.100.7;proto=https", "for=10.0.0.2;proto=http");

    assertThat(PROXIES.peer(spoofed)).isEqualTo(new Peer(false, PROXY, false));
    assertThat(PROXIES.peer(chained)).isEqualTo(new Peer(true, "198.51.100.7", false));
  }

  @ParameterizedTest
  @DisplayName(
      "Cookie attack 29: two families that disagree are plain HTTP, and their addresses are worth nothing")
  @CsvSource(delimiter = '|', textBlock = """
          for=198.51.100.7;proto=https | 198.51.100.7 | https | true  | 198.51.100.7
          for=198.51.100.7;proto=http  | 198.51.100.7 | http  | false | 198.51.100.7
          for=198.51.100.7;proto=https | 198.51.100.7 | http  | false | 10.0.0.1
          for=198.51.100.7;proto=http  | 198.51.100.7 | https | false | 10.0.0.1
          for=203.0.113.9;proto=https  | 198.51.100.7 | https | false | 10.0.0.1
          proto=https                  | 198.51.100.7 | https | false | 10.0.0.1
          for="open                    | 198.51.100.7 | https | false | 10.0.0.1
          """)
  void familiesThatDisagreeArePlainHttp(
      String forwarded, String node, String proto, boolean secure, String address) {
    RecordingExchange exchange = RecordingExchange.get("/")
        .from(PROXY)
        .with("Forwarded", forwarded)
        .with("X-Forwarded-For", node)
        .with("X-Forwarded-Proto", proto);

    assertThat(PROXIES.peer(exchange)).isEqualTo(new Peer(secure, address, false));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0, true",
    "10.255.255.255, true",
    "9.255.255.255, false",
    "11.0.0.0, false",
    "::ffff:10.1.2.3, true",
    "[2001:db8:ff::1], true",
    "2001:db8:ff:ffff::%eth0, true",
    "2001:db8:fe:ffff::, false",
    "2001:db8:100::, false",
    "localhost, false",
    "'', false",
    "10.0.0.1.example, false",
    "a00::, false"
  })
  void aBlockEndsAtItsEdges(String peer, boolean trusted) {
    RecordingExchange exchange =
        RecordingExchange.get("/").overPlainHttp().from(peer).with("X-Forwarded-Proto", "https");

    assertThat(PROXIES.peer(exchange).secure()).isEqualTo(trusted);
    assertThat(PROXIES.peer(exchange).forwardedByStranger()).isEqualTo(!trusted);
  }

  @Test
  void aBlockMayEndInsideAByteAndMayBeOneAddress() {
    TrustedProxies proxies = TrustedProxies.of("172.16.0.0/12", "198.51.100.7");

    assertThat(List.of("172.31.255.255", "198.51.100.7")).allMatch(peer -> believed(proxies, peer));
    assertThat(List.of("172.32.0.0", "172.15.255.255", "198.51.100.8"))
        .noneMatch(peer -> believed(proxies, peer));
    assertThat(proxies).hasToString("TrustedProxies[172.16.0.0/12, 198.51.100.7/32]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "2001:db8::/129",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0/8",
        "localhost",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "::ffff:10.0.0.0/104",
        "010.0.0.0/8",
        "[::1]"
      })
  void aBlockThatIsNoneIsNotTaken(String block) {
    assertThatThrownBy(() -> TrustedProxies.of(block))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("proxy " + block + " is no address block: write 10.0.0.0/8 or 2001:db8::/32");
  }

  @Test
  void aBlockWithBitsAfterItsPrefixIsNotTaken() {
    assertThatThrownBy(() -> TrustedProxies.of("10.1.2.3/8"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("proxy 10.1.2.3/8 has bits after its prefix: write 10.0.0.0/8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0"})
  void everybodyIsNoProxy(String block) {
    assertThatThrownBy(() -> TrustedProxies.of(block))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("proxy " + block + " trusts every address: name the proxies themselves");
  }

  private static boolean believed(TrustedProxies proxies, String peer) {
    return proxies
        .peer(RecordingExchange.get("/")
            .overPlainHttp()
            .from(peer)
            .with("X-Forwarded-Proto", "https"))
        .secure();
  }
}
