package dev.jeton.origin;

import static dev.jeton.origin.OriginPolicyTest.ABSENT;
import static dev.jeton.origin.OriginPolicyTest.FOREIGN;
import static dev.jeton.origin.OriginPolicyTest.OWN;
import static dev.jeton.origin.OriginPolicyTest.POLICY;
import static dev.jeton.origin.OriginPolicyTest.TRUSTED;
import static dev.jeton.origin.OriginPolicyTest.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.http.RecordingExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/guide/cross-site.md} say what the policy decides. {@code
 * -Dconformance.write=true} writes them anew.
 */
class CrossSiteGuideTest {

  private static final Pattern TABLES = Pattern.compile(
      "(?<=policy: begin -->\n).*?(?=<!-- asked of the policy: end)", Pattern.DOTALL);

  private static final List<String> SITES =
      List.of("same-origin", "none", "same-site", "cross-site", "next-door", ABSENT);
  private static final List<String> ORIGINS = List.of(OWN, TRUSTED, FOREIGN, "null", ABSENT);
  private static final List<String> REFERERS =
      List.of(OWN + "/desk", TRUSTED + "/", FOREIGN + "/", ABSENT);

  private static final String ORIGIN_COLUMNS = "own | trusted | another | `null` | absent";

  /** How a row of the first table asks, and of which methods. */
  private enum Kind {
    SAFE_METHOD("`GET`, `HEAD`, `OPTIONS`, `TRACE`", "GET HEAD OPTIONS TRACE", false, false),
    UNSAFE_METHOD("every other method", "POST PUT PATCH DELETE PURGE", false, false),
    UPGRADE("an upgrade, by whatever method", "GET CONNECT POST", true, false),
    LOG_IN("a log-in, by whatever method", "POST GET", false, true);

    final String text;
    final String methods;
    final boolean upgrade;
    final boolean logIn;

    Kind(String text, String methods, boolean upgrade, boolean logIn) {
      this.text = text;
      this.methods = methods;
      this.upgrade = upgrade;
      this.logIn = logIn;
    }

    OriginDecision decide(
        OriginPolicy policy, String method, String site, String origin, Presented presented) {
      RecordingExchange exchange = request(method, site, origin);
      if (upgrade) exchange.with("Upgrade", "websocket").with("Connection", "Upgrade");
      return logIn ? policy.decideLogIn(exchange, presented) : policy.decide(exchange, presented);
    }
  }

  @Test
  @DisplayName("Requirement 107: the tables of the guide are what the policy decides")
  void theGuideSaysWhatThePolicyDecides() throws IOException {
    Path page = Path.of("../docs/guide/cross-site.md");
    String present = Files.readString(page);
    String right = TABLES.matcher(present).replaceFirst(Matcher.quoteReplacement(tables()));
    if (Boolean.getBoolean("conformance.write")) Files.writeString(page, right);

    assertThat(Files.readString(page))
        .as("docs/guide/cross-site.md: -Dconformance.write=true sets it right")
        .isEqualTo(right)
        .contains("| `same-origin` |");
  }

  private static String tables() {
    OriginPolicy siblings =
        OriginPolicy.builder(OWN).trust(TRUSTED).allowSameSite().build();
    OriginPolicy trustful = OriginPolicy.builder(OWN)
        .trust(TRUSTED)
        .insecurelyAllowRequestsWithoutOrigin()
        .build();
    return String.join(
        "\n",
        "## Which requests are checked",
        "",
        "| request | no credential | session cookie | `Authorization: Bearer` alone |",
        "|---|---|---|---|",
        checked(),
        "",
        "## What a checked request meets",
        "",
        "| `Sec-Fetch-Site` | `Origin`: " + ORIGIN_COLUMNS + " |",
        "|---|---|---|---|---|---|",
        bySiteAndOrigin(POLICY, EnumSet.of(Kind.UNSAFE_METHOD, Kind.LOG_IN)),
        "",
        "`next-door` stands for every value that nobody knows yet.",
        "",
        "## What an upgrade meets",
        "",
        "Its `Origin` is compared whatever `Sec-Fetch-Site` says (WebSockets).",
        "",
        "| `Sec-Fetch-Site` | `Origin`: " + ORIGIN_COLUMNS + " |",
        "|---|---|---|---|---|---|",
        bySiteAndOrigin(POLICY, EnumSet.of(Kind.UPGRADE)),
        "",
        "## Without `Sec-Fetch-Site` and `Origin`",
        "",
        "| `Referer` | no session cookie | session cookie |",
        "|---|---|---|",
        byReferer(POLICY),
        "",
        "## What the options change",
        "",
        "| option | `Sec-Fetch-Site` | `Origin` | credential | then |",
        "|---|---|---|---|---|",
        changed("allowSameSite()", siblings),
        changed("insecurelyAllowRequestsWithoutOrigin()", trustful),
        "");
  }

  private static String checked() {
    List<String> rows = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      StringBuilder row = new StringBuilder("| ").append(kind.text).append(" |");
      for (Presented presented : Presented.values())
        row.append(' ').append(exemption(kind, presented)).append(" |");
      rows.add(row.toString());
    }
    return String.join("\n", rows);
  }

  /** Either every combination passes for one reason, or the table below decides. */
  private static String exemption(Kind kind, Presented presented) {
    Set<OriginDecision> all = EnumSet.noneOf(OriginDecision.class);
    for (String method : kind.methods.split(" ", -1))
      for (String site : SITES)
        for (String origin : ORIGINS) all.add(kind.decide(POLICY, method, site, origin, presented));
    return all.size() == 1 ? said(all.iterator().next()) : "checked";
  }

  private static String bySiteAndOrigin(OriginPolicy policy, Set<Kind> kinds) {
    List<String> rows = new ArrayList<>();
    for (String site : SITES) {
      StringBuilder row = new StringBuilder("| ").append(code(site)).append(" |");
      for (String origin : ORIGINS)
        row.append(' ').append(unanimous(policy, kinds, site, origin)).append(" |");
      rows.add(row.toString());
    }
    return String.join("\n", rows);
  }

  /** The one decision that all methods and all credentials meet that are checked at all. */
  private static String unanimous(
      OriginPolicy policy, Set<Kind> kinds, String site, String origin) {
    Set<OriginDecision> all = EnumSet.noneOf(OriginDecision.class);
    for (Kind kind : kinds)
      for (Presented presented : Presented.values())
        if (exemption(kind, presented).equals("checked"))
          for (String method : kind.methods.split(" ", -1))
            all.add(kind.decide(policy, method, site, origin, presented));
    boolean evidence = !all.contains(OriginDecision.NO_EVIDENCE);
    if (evidence) assertThat(all).as(site + ", " + origin).hasSize(1);
    return evidence ? said(all.iterator().next()) : "by `Referer`, below";
  }

  private static String byReferer(OriginPolicy policy) {
    List<String> rows = new ArrayList<>();
    for (String referer : REFERERS) {
      RecordingExchange exchange = request("POST", ABSENT, ABSENT);
      if (!referer.equals(ABSENT)) exchange.with("Referer", referer);
      rows.add("| " + code(referer) + " | " + said(policy.decide(exchange, Presented.NOTHING))
          + " | " + said(policy.decide(exchange, Presented.COOKIE)) + " |");
    }
    return String.join("\n", rows);
  }

  private static String changed(String option, OriginPolicy policy) {
    List<String> rows = new ArrayList<>();
    for (String site : SITES)
      for (String origin : ORIGINS)
        for (Presented presented : Presented.values()) {
          RecordingExchange exchange = request("POST", site, origin);
          OriginDecision decision = policy.decide(exchange, presented);
          if (decision != POLICY.decide(exchange, presented))
            rows.add("| `" + option + "` | " + code(site) + " | " + code(origin) + " | "
                + presented.name().toLowerCase(Locale.ROOT) + " | " + said(decision)
                + " |");
        }
    return String.join("\n", rows);
  }

  private static String said(OriginDecision decision) {
    return (decision.allowed() ? "passes" : "**403**") + " `" + decision + "`";
  }

  private static String code(String value) {
    return value.equals(ABSENT) ? "absent" : "`" + value + "`";
  }
}
