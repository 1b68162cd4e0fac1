package dev.jeton.sample.data;

import dev.jeton.client.ClientSecret;
import dev.jeton.client.RegisteredClient;
import dev.jeton.client.RegisteredClient.Registration;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The program that a sample brings along, so that there is one that may ask about its tokens and end
 * them. Unlike the passwords of the demo users its secret is nobody else's: each data directory has
 * its own.
 */
public final class DemoClient {

  /** Its client id. */
  public static final String ID = "warehouse";

  private static final String FILE = "client.secret";

  private DemoClient() {}

  /**
   * The client of this data directory, which keeps its secret for the next start; a fresh one at the
   * first.
   *
   * @param audience whose tokens it may ask about
   * @param random what a secret is drawn from
   * @throws IOException that says what to do, if the secret can't be read or made
   */
  public static Registration in(Path directory, String audience, SecureRandom random)
      throws IOException {
    Set<String> audiences = Set.of(audience);
    Path file = directory.resolve(FILE);
    String kept = PrivateFiles.text(
        file, () -> RegisteredClient.register(ID, audiences, random).secret().reveal());
    if (kept.isEmpty())
      throw new IOException(
          "the secret of the client in " + file + " is empty: delete the file, and start again");
    ClientSecret secret = ClientSecret.of(kept);
    return new Registration(new RegisteredClient(ID, secret.hash(), audiences), secret);
  }
}
