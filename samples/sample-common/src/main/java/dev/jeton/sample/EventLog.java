package dev.jeton.sample;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionListener;
import dev.jeton.login.password.PasswordWarning;
import dev.jeton.sample.option.Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each event as one line of the log. Thread-safe. No event holds a secret, so no line does.
 */
final class EventLog implements SessionListener {

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  @Override
  public void heard(SessionEvent event) {
    LOG.info("{}", Line.of(event.toString()));
  }

  void warned(PasswordWarning warning) {
    LOG.warn("{}", Line.of(warning.toString()));
  }
}
