package dev.jeton.bench.session;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

/** Spring Session over a map: find, touch and save, as its filter does for each request. */
final class SpringSessions implements Holder {

  private static final String SUBJECT = "subject";

  private final MapSessionRepository sessions = new MapSessionRepository(new ConcurrentHashMap<>());

  @Override
  public String open(String subject) {
    MapSession session = sessions.createSession();
    session.setAttribute(SUBJECT, subject);
    sessions.save(session);
    return session.getId();
  }

  @Override
  public Object whose(String token) {
    MapSession session = sessions.findById(token);
    if (session == null) throw new IllegalArgumentException("no session");
    session.setLastAccessedTime(Instant.now());
    sessions.save(session);
    return session.getRequiredAttribute(SUBJECT);
  }
}
