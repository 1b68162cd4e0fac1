package dev.jeton.login.password;

import dev.jeton.identity.Subject;
import dev.jeton.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Users in memory, whose table can be made to fail. */
final class UserTable implements PasswordRecords {

  final List<String> lookedUp = new ArrayList<>();
  private final Map<String, PasswordRecord> users = new ConcurrentHashMap<>();
  private boolean away;
  private boolean readOnly;

  void put(String name, PasswordHash hash) {
    users.put(name, new PasswordRecord(Subject.of("id-" + name), hash));
  }

  String storedHash(String name) {
    return Optional.ofNullable(users.get(name)).orElseThrow().hash().reveal();
  }

  void goAway() {
    away = true;
  }

  void becomeReadOnly() {
    readOnly = true;
  }

  @Override
  public Optional<PasswordRecord> find(String name) {
    if (away) throw new StoreException("the user table is away");
    lookedUp.add(name);
    return Optional.ofNullable(users.get(name));
  }

  @Override
  public synchronized boolean upgrade(String name, PasswordHash from, PasswordHash to) {
    if (readOnly) throw new StoreException("the user table is read-only");
    PasswordRecord held = Optional.ofNullable(users.get(name)).orElseThrow();
    if (!held.hash().equals(from)) return false;
    users.put(name, new PasswordRecord(held.subject(), to));
    return true;
  }
}
