package dev.jeton.store.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A data source that writes down every statement that is executed. Thread-safe. */
final class SpyingDataSource {

  private static final Map<String, Class<?>> WRAPPED = Map.of(
      "getConnection", Connection.class,
      "createStatement", Statement.class,
      "prepareStatement", PreparedStatement.class);

  private final List<String> executed = new CopyOnWriteArrayList<>();
  private final DataSource source;

  SpyingDataSource(DataSource source) {
    this.source = wrap(DataSource.class, source, "");
  }

  DataSource source() {
    return source;
  }

  /** What {@code work} executed, but for settings of the connection, which are no round trip. */
  List<String> statementsOf(Runnable work) {
    executed.clear();
    work.run();
    return executed.stream().filter(sql -> !sql.startsWith("pragma")).toList();
  }

  private <T> T wrap(Class<T> type, Object target, String sql) {
    InvocationHandler handler = (proxy, method, arguments) -> {
      if (method.getName().startsWith("execute"))
        executed.add(arguments == null ? sql : (String) arguments[0]);
      Object answer = invoke(target, method, arguments);
      if (method.getName().equals("getConnection") && type != DataSource.class) return answer;
      Class<?> wrapped = WRAPPED.get(method.getName());
      boolean prepares = method.getName().equals("prepareStatement");
      return wrapped == null
          ? answer
          : wrap(wrapped, answer, prepares ? (String) arguments[0] : "");
    };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
