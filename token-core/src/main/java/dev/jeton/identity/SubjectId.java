package dev.jeton.identity;

/**
 * The stable name of a subject: what {@code sub} says in a JWT (RFC 7519, section 4.1.2) and what
 * sessions are listed and ended by. Immutable.
 *
 * @param tenant the tenant within which {@code value} is unique; {@code ""} where an application
 *     has only one
 * @param value 1 to 255 characters, not blank, no control characters; compared exactly
 */
public record SubjectId(String tenant, String value) {

  private static final int LONGEST = 255;

  public SubjectId {
    if (!tenant.isEmpty()) Text.checked("a tenant", tenant, LONGEST);
    Text.checked("a subject id", value, LONGEST);
  }

  /** The subject {@code value} of the only tenant. */
  public static SubjectId of(String value) {
    return new SubjectId("", value);
  }

  /**
   * The value, with the tenant before it where there is one: for logs and messages, not for
   * parsing.
   */
  @Override
  public String toString() {
    return tenant.isEmpty() ? value : tenant + "/" + value;
  }
}
