package dev.jeton.sample.desk;

import dev.jeton.RequestSession;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.endpoint.SessionView;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.http.ReturnPath;
import dev.jeton.identity.Permission;
import dev.jeton.json.JsonObject;
import dev.jeton.sample.data.Order;
import dev.jeton.sample.data.Orders;
import dev.jeton.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The routes of clerks and viewers. Each method answers one route whose access was decided before;
 * all may throw {@link dev.jeton.store.StoreException}. Thread-safe.
 */
public final class OrderDesk {

  private static final int LONGEST_ITEM = 100;
  private static final int MOST_OF_ONE = 1_000;
  private static final Permission READ = new Permission("orders:read");

  private final Orders orders;

  public OrderDesk(Orders orders) {
    this.orders = orders;
  }

  /** {@code GET /}: the log-in form, or the desk. {@code target} is the raw path and query. */
  public Reply page(RequestSession session, String target) {
    Optional<Session> current = session.current();
    if (current.isEmpty())
      return PageHeaders.on(
          Reply.html(200, Pages.logIn(ReturnPath.inQueryOf(target), session.endedBecause())));
    boolean mayRead = current.get().subject().may(READ);
    return PageHeaders.on(
        Reply.html(200, Pages.desk(current.get(), mayRead ? orders.latest() : List.of())));
  }

  /** {@code GET /api/me}. */
  public Reply me(RequestSession session) {
    return Reply.json(200, SessionView.of(session.required()));
  }

  /** {@code GET /api/orders}. */
  public Reply list() {
    List<JsonObject> listed = orders.latest().stream().map(Order::json).toList();
    return Reply.json(200, JsonObject.of(Map.of("orders", listed)));
  }

  /**
   * {@code POST /api/orders}.
   *
   * @param contentType the header as it came, or empty
   * @param body the whole body, or its first {@link Endpoint#MAX_BODY_BYTES} + 1 bytes
   */
  public Reply place(RequestSession session, String contentType, byte[] body) {
    if (body.length > Endpoint.MAX_BODY_BYTES) return Problem.contentTooLarge().reply();
    String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!mediaType.equals("application/json"))
      return Problem.unsupportedMediaType().reply();
    Optional<JsonObject> wanted = JsonObject.parse(body);
    Optional<String> item = wanted.flatMap(json -> json.text("item")).filter(OrderDesk::isItem);
    OptionalLong quantity =
        wanted.map(json -> json.integer("quantity")).orElse(OptionalLong.empty());
    boolean countable =
        quantity.isPresent() && quantity.getAsLong() >= 1 && quantity.getAsLong() <= MOST_OF_ONE;
    if (item.isEmpty() || !countable) return Problem.malformedRequest().reply();
    String by = session.required().subject().id().value();
    return Reply.json(
        201, orders.place(item.get(), (int) quantity.getAsLong(), by).json());
  }

  /** {@code DELETE /api/orders/{id}}. */
  public Reply cancel(String id) {
    return uuid(id).filter(orders::remove).isPresent()
        ? Reply.empty(204)
        : Problem.notFound().reply();
  }

  /** {@code GET /undeclared}: no access lets anybody come here. */
  public Reply undeclared() {
    return Reply.empty(204);
  }

  private static boolean isItem(String text) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= LONGEST_ITEM
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static Optional<UUID> uuid(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
