package dev.jeton.micrometer;

import dev.jeton.store.SessionStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A store whose verbs are timed, whichever there are: one that is new is timed as well. Thread-safe.
 */
final class TimedStore implements InvocationHandler {

  private final SessionStore store;
  private final MeterRegistry registry;

  private TimedStore(SessionStore store, MeterRegistry registry) {
    this.store = store;
    this.registry = registry;
  }

  static SessionStore around(SessionStore store, MeterRegistry registry) {
    return (SessionStore) Proxy.newProxyInstance(
        SessionStore.class.getClassLoader(),
        new Class<?>[] {SessionStore.class},
        new TimedStore(store, registry));
  }

  @Override
  public Object invoke(Object proxy, Method verb, Object[] arguments) throws Throwable {
    if (verb.getDeclaringClass() == Object.class) return verb.invoke(store, arguments);
    Timer.Sample timing = Timer.start(registry);
    String outcome = "failed";
    try {
      Object answer = verb.invoke(store, arguments);
      outcome = "answered";
      return answer;
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    } finally {
      timing.stop(registry.timer("jeton.store", "verb", verb.getName(), "outcome", outcome));
    }
  }
}
