package dev.jeton.micrometer;

import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** An event of each kind, made of values that would be told apart in a meter. */
final class Events {

  static final String TEXT = "telltale";
  static final RequestInfo REQUEST = new RequestInfo("GET", "/" + TEXT, "192.0.2.1");

  private Events() {}

  static SessionEvent of(Class<?> kind) {
    try {
      RecordComponent[] parts = kind.getRecordComponents();
      return (SessionEvent) kind.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(Arrays.stream(parts).map(part -> value(part.getType())).toArray());
    } catch (ReflectiveOperationException unmade) {
      throw new LinkageError("no value for a part of " + kind, unmade);
    }
  }

  private static Object value(Class<?> type) {
    if (type == SessionId.class) return SessionId.of(new byte[SessionId.BYTES]);
    if (type == SubjectId.class) return SubjectId.of(TEXT);
    if (type == RequestInfo.class) return REQUEST;
    if (type == String.class) return TEXT;
    if (type == boolean.class) return true;
    if (type == int.class) return 1;
    if (type == Duration.class) return Duration.ofSeconds(3);
    if (type == List.class) return List.of(TEXT);
    if (type.isEnum()) return type.getEnumConstants()[0];
    throw new AssertionError("no value of " + type);
  }
}
