package dev.jeton.bench.session;

import dev.jeton.bench.Servers;
import dev.jeton.servers.RedisServer;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Session: find, touch and save, as its filter does for each request. */
final class SpringSessions<S extends Session> implements Holder {

  private static final String SUBJECT = "subject";
  private static final String SCHEMA = "org/springframework/session/jdbc/schema-postgresql.sql";

  private final SessionRepository<S> sessions;

  private SpringSessions(SessionRepository<S> sessions) {
    this.sessions = sessions;
  }

  static Holder inMemory() {
    return new SpringSessions<>(new MapSessionRepository(new ConcurrentHashMap<>()));
  }

  static Holder inPostgres() throws Exception {
    return inPostgres(Servers.postgres());
  }

  static Holder inPostgres(DataSource pool) {
    new ResourceDatabasePopulator(new ClassPathResource(SCHEMA)).execute(pool);
    return new SpringSessions<>(new JdbcIndexedSessionRepository(
        new JdbcTemplate(pool), new TransactionTemplate(new DataSourceTransactionManager(pool))));
  }

  static Holder inRedis() {
    return inRedis(RedisServer.standalone());
  }

  static Holder inRedis(RedisServer server) {
    // Without the user of our guide, whose rights are for our keys alone.
    LettuceConnectionFactory connections =
        new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", server.port()));
    connections.start();
    RedisTemplate<String, Object> template = new RedisTemplate<>();
    template.setConnectionFactory(connections);
    template.setKeySerializer(RedisSerializer.string());
    template.setHashKeySerializer(RedisSerializer.string());
    template.afterPropertiesSet();
    return new SpringSessions<>(new RedisSessionRepository(template));
  }

  @Override
  public String open(String subject) {
    S session = sessions.createSession();
    session.setAttribute(SUBJECT, subject);
    sessions.save(session);
    return session.getId();
  }

  @Override
  public Object whose(String token) {
    S session = sessions.findById(token);
    if (session == null) throw new IllegalArgumentException("no session");
    session.setLastAccessedTime(Instant.now());
    sessions.save(session);
    return session.getRequiredAttribute(SUBJECT);
  }
}
