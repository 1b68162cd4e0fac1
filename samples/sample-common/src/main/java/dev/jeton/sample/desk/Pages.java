package dev.jeton.sample.desk;

import dev.jeton.http.Problem;
import dev.jeton.http.ReturnPath;
import dev.jeton.identity.Permission;
import dev.jeton.sample.data.Order;
import dev.jeton.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The two pages, as HTML. All that people wrote is escaped. Thread-safe. */
public final class Pages {

  static final String STYLE = """
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
      body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; }
      label { display: block; margin-top: .75rem; }
      input, button { font: inherit; padding: .4rem .6rem; }
      input[type=checkbox] { margin-right: .5rem; }
      button { margin-top: .75rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { border-bottom: 1px solid; padding: .3rem; text-align: left; }
      td button { margin: 0; }
      """;

  static final String SCRIPT = """
      const said = document.getElementById('said');
      async function ask(method, path, body) {
        const headers = body ? { 'Content-Type': 'application/json' } : {};
        const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
        if (answer.ok) return location.reload();
        const problem = await answer.json();
        const stale = problem.type === 'urn:jeton:problem:insufficient-user-authentication';
        if (answer.status === 401 && !stale) return location.reload();
        if (stale) proveAgain(() => ask(method, path, body));
        said.textContent = problem.title;
      }
      const again = document.getElementById('again');
      let proven;
      function proveAgain(then) {
        proven = then;
        again.hidden = false;
        again.elements.password.focus();
      }
      again.addEventListener('submit', async event => {
        event.preventDefault();
        const password = again.elements.password;
        const body = JSON.stringify({ password: password.value });
        password.value = '';
        const headers = { 'Content-Type': 'application/json' };
        const answer = await fetch(again.dataset.path, { method: 'POST', headers, body });
        if (answer.ok) { again.hidden = true; return proven(); }
        said.textContent = (await answer.json()).title;
      });
      document.getElementById('order')?.addEventListener('submit', event => {
        event.preventDefault();
        const fields = event.target.elements;
        ask('POST', '/api/orders', { item: fields.item.value, quantity: Number(fields.quantity.value) });
      });
      for (const button of document.querySelectorAll('button[data-order]'))
        button.addEventListener('click', () => ask('DELETE', '/api/orders/' + button.dataset.order));
      """;

  private static final Permission WRITE = new Permission("orders:write");

  private Pages() {}

  /** The log-in form; {@code back} is where it leads. */
  static String logIn(Optional<ReturnPath> back) {
    return page("Log in", form("", back));
  }

  /** The log-in form after a refusal, with the reason that may be told. */
  public static String refused(Problem problem) {
    String alert = "<p role=\"alert\">" + Html.escape(problem.title()) + ".</p>";
    return page("Log in", form(alert, Optional.empty()));
  }

  /** The desk of who is logged in. */
  static String desk(Session session, List<Order> orders) {
    boolean mayWrite = session.subject().may(WRITE);
    String rows = orders.stream().map(order -> row(order, mayWrite)).collect(Collectors.joining());
    String content = """
        <p>Logged in as <strong>%s</strong> since <time>%s</time>, at the latest until <time>%s</time>.</p>
        <form method="post" action="/logout"><button>Log out</button></form>
        <h2>Orders</h2>
        <p id="said" role="status"></p>
        <form id="again" data-path="/api/reauthenticate" hidden>
        <label for="password">Your password again</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <button>Go on</button>
        </form>
        %s
        <table>
        <thead><tr><th scope="col">Item</th><th scope="col">Quantity</th><th scope="col">By</th><th scope="col">At</th><td></td></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        <script>%s</script>
        """.formatted(
            Html.escape(session.subject().id().value()),
            session.createdAt(),
            session.absoluteEndsAt(),
            mayWrite ? ORDER_FORM : "",
            rows,
            SCRIPT);
    return page("The desk", content);
  }

  private static final String ORDER_FORM = """
      <form id="order">
      <label for="item">Item</label><input id="item" name="item" required maxlength="100">
      <label for="quantity">Quantity</label><input id="quantity" name="quantity" type="number" value="1" min="1" max="1000" required>
      <button>Place the order</button>
      </form>
      """;

  private static String form(String alert, Optional<ReturnPath> back) {
    String hidden = back.map(path ->
            "<input type=\"hidden\" name=\"return\" value=\"" + Html.escape(path.value()) + "\">")
        .orElse("");
    return """
        %s<form method="post" action="/login">
        <label for="username">Name</label>
        <input id="username" name="username" autocomplete="username" required autofocus>
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <label><input type="checkbox" name="remember">Keep me logged in</label>
        %s<button>Log in</button>
        </form>
        """.formatted(alert, hidden);
  }

  private static String row(Order order, boolean mayWrite) {
    String item = Html.escape(order.item());
    String button = mayWrite
        ? "<button data-order=\"%s\" aria-label=\"Delete the order of %s\">Delete</button>"
            .formatted(order.id(), item)
        : "";
    return "<tr><td>%s</td><td>%d</td><td>%s</td><td><time>%s</time></td><td>%s</td></tr>%n"
        .formatted(item, order.quantity(), Html.escape(order.by()), order.at(), button);
  }

  private static String page(String title, String content) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s · Counter</title>
        <style>%2$s</style>
        </head>
        <body>
        <main>
        <h1>Counter: %1$s</h1>
        %3$s</main>
        </body>
        </html>
        """.formatted(title, STYLE, content);
  }
}
