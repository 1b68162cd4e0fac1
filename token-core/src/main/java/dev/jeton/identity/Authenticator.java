package dev.jeton.identity;

/**
 * Tells who presents some credentials. This is the one interface to implement for another way of
 * logging in; the core knows nothing else about passwords, passkeys or directories.
 *
 * <p>Implementations must be thread-safe and should take the same time whether a subject exists or
 * not. A failing back end is an unchecked exception of the store SPI, never {@link
 * Identification.Unidentified}.
 */
@FunctionalInterface
public interface Authenticator {

  /**
   * Identifies the holder of {@code presented}.
   *
   * @param presented what was sent
   * @param sourceAddress the client's address, as far as the configured proxies vouch for it; for
   *     throttling
   */
  Identification identify(Credentials presented, String sourceAddress);
}
