package dev.jeton.sample.desk;

import dev.jeton.http.Problem;
import dev.jeton.http.ReturnPath;
import dev.jeton.identity.Permission;
import dev.jeton.sample.data.Order;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The two pages, as HTML. All that people wrote is escaped. Thread-safe. */
public final class Pages {

  static final String STYLE = Template.read("page.css");
  static final String COMMON_SCRIPT = Template.read("page.js");
  static final String DESK_SCRIPT = Template.read("desk.js");

  private static final Template FRAME =
      Template.of("frame.html").html("style", STYLE).html("common", COMMON_SCRIPT);
  private static final Template LOG_IN = Template.of("login.html");
  private static final Template DESK = Template.of("desk.html");
  private static final Template ROW = Template.of("order-row.html");
  private static final String ORDER_FORM = Template.read("order-form.html");
  private static final Permission WRITE = new Permission("orders:write");

  private Pages() {}

  /** The log-in form; {@code back} is where it leads, {@code over} why the visitor sees it. */
  static String logIn(Optional<ReturnPath> back, Optional<EndReason> over) {
    String notice = over.map(reason -> notice("status", reason(reason))).orElse("");
    return form(notice, back);
  }

  /** The log-in form after a refusal, with the reason that may be told. */
  public static String refused(Problem problem) {
    return form(notice("alert", problem.title() + "."), Optional.empty());
  }

  /** The desk of who is logged in. */
  static String desk(Session session, List<Order> orders) {
    boolean mayWrite = session.subject().may(WRITE);
    String rows = orders.stream().map(order -> row(order, mayWrite)).collect(Collectors.joining());
    String content = DESK.text("name", session.subject().id().value())
        .html("form", mayWrite ? ORDER_FORM : "")
        .html("action", mayWrite ? "<th scope=\"col\" class=\"change\">Change</th>" : "")
        .html("rows", rows)
        .html("empty", orders.isEmpty() ? "" : " hidden")
        .text("created", session.createdAt())
        .text("seen", session.lastSeenAt())
        .text("idle", session.idleEndsAt())
        .text("absolute", session.absoluteEndsAt())
        .filled();
    return page("The desk", content, "<script>" + DESK_SCRIPT + "</script>");
  }

  private static String form(String notice, Optional<ReturnPath> back) {
    String hidden = back.map(path ->
            "<input type=\"hidden\" name=\"return\" value=\"" + Html.escape(path.value()) + "\">")
        .orElse("");
    return page("Log in", LOG_IN.html("notice", notice).html("back", hidden).filled(), "");
  }

  private static String notice(String role, String text) {
    return "<p role=\"" + role + "\">" + Html.escape(text) + "</p>";
  }

  private static String reason(EndReason reason) {
    return switch (reason) {
      case LOGGED_OUT -> "You are logged out.";
      case REPLACED -> "You are logged out, for somebody logged in here anew.";
      case REVOKED -> "You are logged out: your session was ended from elsewhere.";
      case REUSED ->
        "You are logged out: somebody used a copy of your session. If it was not you, change your password.";
      case EXHAUSTED, EXPIRED -> "You are logged out, for the time of your session was over.";
      case EVICTED -> "You are logged out here, for you logged in at too many other places.";
      case DISABLED -> "You are logged out: your account may not log in at present.";
    };
  }

  private static String row(Order order, boolean mayWrite) {
    String button = mayWrite
        ? "<td class=\"change\"><button type=\"button\" data-order=\"%s\" aria-label=\"Delete the order of %s\">Delete</button></td>"
            .formatted(Html.escape(order.id()), Html.escape(order.item()))
        : "";
    return ROW.text("item", order.item())
            .text("quantity", order.quantity())
            .text("by", order.by())
            .text("at", order.at())
            .html("action", button)
            .filled()
        + "\n";
  }

  private static String page(String title, String content, String script) {
    return FRAME
        .text("title", title)
        .html("content", content)
        .html("script", script)
        .filled();
  }
}
