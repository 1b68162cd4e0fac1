package dev.jeton.sample.data;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The order table. Thread-safe; every method may throw {@link dev.jeton.store.StoreException}. */
public final class Orders {

  static final String TABLE = """
      create table if not exists counter_orders (
        id varchar(36) primary key,
        item varchar(100) not null,
        quantity integer not null,
        placed_by varchar(255) not null,
        placed_at bigint not null
      )""";

  private static final int MOST_LISTED = 100;

  private final Database database;
  private final Clock clock;

  public Orders(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The latest orders, at most {@value #MOST_LISTED}, newest first. */
  public List<Order> latest() {
    String select = "select id, item, quantity, placed_by, placed_at from counter_orders"
        + " order by placed_at desc, id limit " + MOST_LISTED;
    return database.run(connection -> {
      try (PreparedStatement query = connection.prepareStatement(select)) {
        ResultSet rows = query.executeQuery();
        List<Order> orders = new ArrayList<>();
        while (rows.next()) orders.add(order(rows));
        return orders;
      }
    });
  }

  /** Takes an order. */
  public Order place(String item, int quantity, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Order order = new Order(UUID.randomUUID().toString(), item, quantity, by, now);
    database.run(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(
          "insert into counter_orders (id, item, quantity, placed_by, placed_at)"
              + " values (?, ?, ?, ?, ?)")) {
        insert.setString(1, order.id());
        insert.setString(2, item);
        insert.setInt(3, quantity);
        insert.setString(4, by);
        insert.setLong(5, now.toEpochMilli());
        return insert.executeUpdate();
      }
    });
    return order;
  }

  /** Removes an order, and tells whether it was there. */
  public boolean remove(UUID id) {
    return database.run(connection -> {
      try (PreparedStatement delete =
          connection.prepareStatement("delete from counter_orders where id = ?")) {
        delete.setString(1, id.toString());
        return delete.executeUpdate() == 1;
      }
    });
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)));
  }
}
