package dev.jeton.sample;

import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.client.RegisteredClient.Registration;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.endpoint.JwksEndpoint;
import dev.jeton.endpoint.LoginEndpoint;
import dev.jeton.endpoint.LogoutEndpoint;
import dev.jeton.endpoint.ReauthenticationEndpoint;
import dev.jeton.endpoint.RefreshEndpoint;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.MasterKey;
import dev.jeton.login.password.PasswordHasher;
import dev.jeton.login.password.PasswordLogin;
import dev.jeton.sample.data.Database;
import dev.jeton.sample.data.DemoClient;
import dev.jeton.sample.data.Orders;
import dev.jeton.sample.data.PrivateFiles;
import dev.jeton.sample.data.Stores;
import dev.jeton.sample.data.Users;
import dev.jeton.sample.desk.ClientDesk;
import dev.jeton.sample.desk.Health;
import dev.jeton.sample.desk.OrderDesk;
import dev.jeton.sample.desk.PageHeaders;
import dev.jeton.sample.desk.Pages;
import dev.jeton.sample.desk.SessionDesk;
import dev.jeton.sample.option.Options;
import dev.jeton.sample.stream.EventStreams;
import dev.jeton.sample.stream.SessionChanges;
import dev.jeton.store.AttemptStore;
import dev.jeton.store.SessionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * The sample application, wired and ready: an order desk behind session tokens. A framework mounts
 * its endpoints and the methods of its desks. Thread-safe.
 */
public final class Counter implements AutoCloseable {

  private final Options options;
  private final DevelopmentCertificate certificate;
  private final Database database;
  private final Stores stores;
  private final KeyRing keys;
  private final SessionTokens tokens;
  private final PasswordLogin passwords;
  private final PasswordLogin passwordsAgain;
  private final ClientDesk clients;
  private final OrderDesk orders;
  private final Health health;
  private final EventStreams streams;
  private final Purge purge;

  private Counter(
      Options options,
      DevelopmentCertificate certificate,
      KeyRing keys,
      Optional<Registration> demoClient,
      Database database,
      Stores stores,
      Clock clock) {
    this.keys = keys;
    this.stores = stores;
    EventLog events = new EventLog();
    SessionChanges changes = new SessionChanges();
    SessionStore store = stores.sessions();
    AttemptStore attempts = stores.attempts();
    PasswordHasher hasher = PasswordHasher.argon2id();
    Users users = new Users(database);
    this.options = options;
    this.certificate = certificate;
    this.database = database;
    this.tokens = SessionTokens.builder(store, keys, options.publicOrigin())
        .browserTokens(options.tokens())
        .lifetimes(options.lifetimes())
        .rotation(options.rotation())
        .trustedProxies(options.trustedProxies())
        .listener(events.and(changes))
        .clock(clock)
        .build();
    this.passwords = PasswordLogin.builder(users, attempts, clock)
        .hasher(hasher)
        .warnings(events::warned)
        .build();
    // Counted apart: whoever fails at the log-in must not keep the owner from deleting an order.
    this.passwordsAgain = PasswordLogin.builder(users, attempts, clock)
        .hasher(hasher)
        .nameSpace("step-up")
        .warnings(events::warned)
        .build();
    this.clients = new ClientDesk(tokens, demoClient, attempts, clock);
    this.orders = new OrderDesk(new Orders(database, clock));
    this.health = new Health(store, tokens, database, options.store().toString());
    if (options.demoUsers()) users.addDemoUsers(hasher);
    // Whoever knows the passwords from the README must be out, with every session that they ever
    // opened.
    else users.removeDemoUsers().forEach(tokens.control()::endAll);
    this.streams = new EventStreams(tokens).begin();
    changes.tell(streams);
    this.purge = new Purge(tokens.control(), attempts, clock).begin();
  }

  /**
   * Opens what the options name, and makes what is missing in the data directory.
   *
   * @throws IOException if the data directory, the certificate or the secret of the demo client
   *     can't be read or made
   * @throws dev.jeton.key.KeyUnavailableException if the master key or the keys can't be used
   * @throws dev.jeton.store.StoreException if the database is away
   */
  public static Counter open(Options options) throws IOException {
    return open(options, Clock.systemUTC());
  }

  /**
   * The same by another clock, for tests: sessions that rest in memory, keys and throttling go by it.
   * Nothing looks by itself after what ended, see {@link SessionTokens#follow}.
   */
  public static Counter open(Options options, Clock clock) throws IOException {
    Path directory = PrivateFiles.directory(options.dataDir());
    MasterKey masterKey = masterKey(options, directory);
    DevelopmentCertificate certificate = DevelopmentCertificate.in(directory);
    Optional<Registration> demoClient = options.demoUsers()
        ? Optional.of(DemoClient.in(directory, options.publicOrigin(), new SecureRandom()))
        : Optional.empty();
    Database database = Database.open(options.store(), directory);
    try {
      return open(options, certificate, masterKey, demoClient, database, clock);
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  private static Counter open(
      Options options,
      DevelopmentCertificate certificate,
      MasterKey masterKey,
      Optional<Registration> demoClient,
      Database database,
      Clock clock) {
    Stores stores = Stores.open(options.store(), database, options.dataDir(), clock);
    try {
      KeyRing keys = KeyRing.openAndRefresh(stores.keys(), KeyPolicy.sealedUnder(masterKey), clock);
      return new Counter(options, certificate, keys, demoClient, database, stores, clock);
    } catch (RuntimeException failure) {
      stores.close();
      throw failure;
    }
  }

  // Only the default file is made: one that was named and is missing is a mistake, not a first
  // start.
  private static MasterKey masterKey(Options options, Path directory) {
    return options
        .masterKeyFile()
        .map(MasterKey::read)
        .orElseGet(
            () -> MasterKey.readOrCreate(directory.resolve("master.key"), new SecureRandom()));
  }

  /** How it was asked to run. */
  public Options options() {
    return options;
  }

  /** What the HTTPS listener shows. */
  public DevelopmentCertificate certificate() {
    return certificate;
  }

  /** What the framework's adapter asks. */
  public SessionTokens tokens() {
    return tokens;
  }

  /** {@code POST /login}. */
  public Endpoint logIn() {
    return PageHeaders.on(LoginEndpoint.of(tokens, passwords).refusalPage(Pages::refused));
  }

  /** {@code POST /logout}. */
  public Endpoint logOut() {
    return new LogoutEndpoint();
  }

  /** {@code POST /token/refresh}. */
  public Endpoint refresh() {
    return new RefreshEndpoint(tokens);
  }

  /** {@code POST /api/reauthenticate}. */
  public Endpoint reauthenticate() {
    return ReauthenticationEndpoint.of(tokens, passwordsAgain);
  }

  /** What routes demand that ask for a recent log-in. */
  public Access fresh() {
    return Access.fresh(options.fresh());
  }

  /** {@code GET /.well-known/jwks.json}. */
  public Endpoint jwks() {
    return new JwksEndpoint(tokens);
  }

  /** The routes of programs, and the one that comes with the demo users. */
  public ClientDesk clients() {
    return clients;
  }

  /** The page, and the routes of clerks and viewers. */
  public OrderDesk orders() {
    return orders;
  }

  /** The routes of administrators. */
  public SessionDesk sessions() {
    return new SessionDesk(tokens.control());
  }

  /** {@code GET /api/events}. */
  public EventStreams streams() {
    return streams;
  }

  /** {@code GET /health}. */
  public Health health() {
    return health;
  }

  @Override
  public void close() {
    streams.close();
    purge.close();
    tokens.close();
    keys.close();
    stores.close();
    database.close();
  }
}
