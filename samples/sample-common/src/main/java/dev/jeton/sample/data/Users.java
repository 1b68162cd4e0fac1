package dev.jeton.sample.data;

import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.login.password.PasswordHash;
import dev.jeton.login.password.PasswordHasher;
import dev.jeton.login.password.PasswordRecord;
import dev.jeton.login.password.PasswordRecords;
import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The user table: names, roles, permissions, Argon2id hashes. Thread-safe. */
public final class Users implements PasswordRecords {

  static final String TABLE = """
      create table if not exists counter_users (
        name varchar(256) primary key,
        roles varchar(1000) not null,
        permissions varchar(1000) not null,
        password_hash varchar(500) not null,
        demo integer not null
      )""";

  private final Database database;

  public Users(Database database) {
    this.database = database;
  }

  @Override
  public Optional<PasswordRecord> find(String name) {
    return database.run(connection -> {
      try (PreparedStatement query = prepared(
          connection,
          "select name, roles, permissions, password_hash from counter_users where name = ?",
          name)) {
        ResultSet found = query.executeQuery();
        return found.next() ? Optional.of(user(found)) : Optional.empty();
      }
    });
  }

  @Override
  public boolean upgrade(String name, PasswordHash from, PasswordHash to) {
    String update =
        "update counter_users set password_hash = ? where name = ? and password_hash = ?";
    return change(update, to.reveal(), name, from.reveal());
  }

  /** Adds those demo users that are not there. */
  public void addDemoUsers(PasswordHasher hasher) {
    for (DemoUser user : DemoUser.values())
      if (find(user.userName()).isEmpty()) add(user, hasher.hash(user.password()));
  }

  /** Removes the demo users, and tells whom: their sessions are to be ended. */
  public List<SubjectId> removeDemoUsers() {
    return Arrays.stream(DemoUser.values())
        .map(DemoUser::userName)
        .filter(name -> change("delete from counter_users where name = ? and demo = 1", name))
        .map(SubjectId::of)
        .toList();
  }

  private void add(DemoUser user, PasswordHash hash) {
    String insert = "insert into counter_users (name, roles, permissions, password_hash, demo)"
        + " values (?, ?, ?, ?, 1)";
    try {
      change(insert, user.userName(), user.role(), user.permissions(), hash.reveal());
    } catch (StoreException taken) {
      // Another node may have been first; how to insert only then, each database says otherwise.
      if (find(user.userName()).isEmpty()) throw taken;
    }
  }

  private boolean change(String sql, String... values) {
    return database.run(connection -> {
      try (PreparedStatement statement = prepared(connection, sql, values)) {
        return statement.executeUpdate() == 1;
      }
    });
  }

  private static PreparedStatement prepared(Connection connection, String sql, String... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int at = 0; at < values.length; at++) statement.setString(at + 1, values[at]);
    return statement;
  }

  private static PasswordRecord user(ResultSet row) throws SQLException {
    Subject subject = Subject.of(row.getString(1))
        .withRoles(words(row.getString(2)))
        .withPermissions(words(row.getString(3)));
    return new PasswordRecord(subject, PasswordHash.of(row.getString(4)));
  }

  private static String[] words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
  }
}
