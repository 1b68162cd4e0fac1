package dev.jeton.micrometer;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.ClientRefused;
import dev.jeton.event.SessionEvent.CrossSiteRefused;
import dev.jeton.event.SessionEvent.CrossSiteReported;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.EndedAll;
import dev.jeton.event.SessionEvent.EndedAllOfTenant;
import dev.jeton.event.SessionEvent.EndedEverything;
import dev.jeton.event.SessionEvent.Impersonated;
import dev.jeton.event.SessionEvent.InsecureRefused;
import dev.jeton.event.SessionEvent.LogInRefused;
import dev.jeton.event.SessionEvent.LoggedIn;
import dev.jeton.event.SessionEvent.ReauthenticationRefused;
import dev.jeton.event.SessionEvent.Recovered;
import dev.jeton.event.SessionEvent.Repeated;
import dev.jeton.event.SessionEvent.Reused;
import dev.jeton.event.SessionEvent.Rotated;
import dev.jeton.event.SessionEvent.TokenRejected;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Locale;

/**
 * The counter that an event adds to. Immutable.
 *
 * @param tags of few values each: nothing that a client sends, and nobody's name
 */
record Counted(String name, List<Tag> tags) {

  static Counted of(SessionEvent event) {
    if (event instanceof LoggedIn) return counted("jeton.sessions.opened", "by", "log-in");
    if (event instanceof Impersonated)
      return counted("jeton.sessions.opened", "by", "impersonation");
    if (event instanceof Ended ended) return ended("session", ended.reason());
    if (event instanceof EndedAll ended) return ended("subject", ended.reason());
    if (event instanceof EndedAllOfTenant ended) return ended("tenant", ended.reason());
    if (event instanceof EndedEverything ended) return ended("everybody", ended.reason());
    if (event instanceof Rotated) return counted("jeton.tokens.rotated", "how", "rotated");
    if (event instanceof Repeated) return counted("jeton.tokens.rotated", "how", "repeated");
    if (event instanceof Recovered) return counted("jeton.tokens.rotated", "how", "recovered");
    if (event instanceof Reused reused)
      return counted("jeton.tokens.reused", "how", spelled(reused.how()));
    if (event instanceof TokenRejected rejected)
      return counted("jeton.tokens.rejected", "reason", spelled(rejected.reason()));
    return refused(event);
  }

  private static Counted refused(SessionEvent event) {
    if (event instanceof LogInRefused refused) return refused("log-in", refused.throttled());
    if (event instanceof ReauthenticationRefused refused)
      return refused("reauthentication", refused.throttled());
    if (event instanceof ClientRefused refused) return refused("client", refused.throttled());
    if (event instanceof CrossSiteRefused)
      return counted("jeton.requests.refused", "why", "cross-site");
    if (event instanceof CrossSiteReported)
      return counted("jeton.requests.reported", "why", "cross-site");
    if (event instanceof InsecureRefused)
      return counted("jeton.requests.refused", "why", "insecure");
    // The rest by its own name, so that an event that is new is counted from its first day.
    String name = event.getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-");
    return counted("jeton.events", "event", name.toLowerCase(Locale.ROOT));
  }

  private static Counted ended(String whose, Enum<?> reason) {
    return new Counted(
        "jeton.sessions.ended", List.of(Tag.of("whose", whose), Tag.of("reason", spelled(reason))));
  }

  private static Counted refused(String what, boolean throttled) {
    return new Counted(
        "jeton.credentials.refused",
        List.of(Tag.of("what", what), Tag.of("throttled", Boolean.toString(throttled))));
  }

  private static Counted counted(String name, String tag, String value) {
    return new Counted(name, List.of(Tag.of(tag, value)));
  }

  private static String spelled(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
