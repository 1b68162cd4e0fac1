package dev.jeton.sample.data;

/** The users that a sample brings along, with passwords that everybody knows. */
public enum DemoUser {
  ALICE("alice", "wonderland-2026", "clerk", "orders:read orders:write"),
  BOB("bob", "builder-2026", "viewer", "orders:read"),
  ROOT("root", "toor-2026-change-me", "admin", "*");

  private final String userName;
  private final String password;
  private final String role;
  private final String permissions;

  DemoUser(String userName, String password, String role, String permissions) {
    this.userName = userName;
    this.password = password;
    this.role = role;
    this.permissions = permissions;
  }

  /** What it logs in as, and its subject. */
  public String userName() {
    return userName;
  }

  /** No secret: it stands in the README. */
  public String password() {
    return password;
  }

  /** Its only role. */
  public String role() {
    return role;
  }

  /** Its permissions, separated by spaces. */
  public String permissions() {
    return permissions;
  }
}
