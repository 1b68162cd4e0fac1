package dev.jeton.sample.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.http.ReturnPath;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.sample.data.Order;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PagesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String HOSTILE = "<script>alert('\"&')</script>";
  private static final Pattern INLINE =
      Pattern.compile("<(?:style|script)>(.*?)</(?:style|script)>", Pattern.DOTALL);

  @Test
  void whatPeopleWroteIsEscaped() {
    Order order = new Order("7", HOSTILE, 1, HOSTILE, NOW);

    String page = Pages.desk(session("<b>eve", "orders:*"), List.of(order));

    assertThat(page)
        .doesNotContain(HOSTILE)
        .doesNotContain("<b>eve")
        .contains("&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;");
  }

  @Test
  void theWayBackStandsInTheFormAndCantLeaveItsAttribute() {
    Optional<ReturnPath> back = ReturnPath.of("/a?b='c'&d");

    assertThat(Pages.logIn(back, Optional.empty()))
        .contains("name=\"return\" value=\"/a?b=&#39;c&#39;&amp;d\"");
  }

  @Test
  void aRefusalIsToldToScreenReadersToo() {
    assertThat(Pages.refused(Problem.logInRefused()))
        .contains("<p role=\"alert\">The log-in was refused.</p>");
  }

  @ParameterizedTest
  @EnumSource(EndReason.class)
  void whoWasLoggedOutIsToldWhy(EndReason reason) {
    assertThat(Pages.logIn(Optional.empty(), Optional.of(reason)))
        .contains("<p role=\"status\">You are logged out");
  }

  @Test
  void whatStandsInAPlaceIsNoPlaceItself() {
    Order order = new Order("7", "{{by}}", 1, "alice", NOW);

    assertThat(Pages.desk(session("bob", "orders:read"), List.of(order)))
        .contains("<td>{{by}}</td>");
  }

  @Test
  void onlyWhoMayWriteGetsAFormForOrders() {
    assertThat(Pages.desk(session("alice", "orders:write"), List.of())).contains("id=\"order\"");
    assertThat(Pages.desk(session("bob", "orders:read"), List.of())).doesNotContain("id=\"order\"");
  }

  @Test
  void thePolicyAllowsExactlyWhatStandsInline() throws Exception {
    String page = Pages.desk(session("alice", "orders:*"), List.of());
    String policy =
        PageHeaders.on(Reply.html(200, page)).header("Content-Security-Policy").get(0);

    List<String> inline = new ArrayList<>();
    for (MatchResult each : INLINE.matcher(page).results().toList())
      inline.add(hash(each.group(1)));

    assertThat(inline)
        .hasSize(3)
        .allSatisfy(hash -> assertThat(policy).contains("'sha256-" + hash + "'"));
    assertThat(policy).doesNotContain("unsafe").startsWith("default-src 'none'");
    assertThat(page).doesNotContainPattern("\\son[a-z]+=").doesNotContain("style=");
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }

  private static Session session(String name, String permission) {
    return new Session(
        SessionId.of(new byte[SessionId.BYTES]),
        Subject.of(name).withPermissions(permission),
        Optional.empty(),
        List.of(new Authentication("pwd", NOW, 1)),
        NOW,
        NOW,
        NOW.plusSeconds(60),
        NOW.plusSeconds(3600),
        ClientInfo.UNKNOWN,
        Trust.AUTHORITATIVE);
  }
}
