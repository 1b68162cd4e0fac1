package dev.jeton.bench.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** A data source that counts the prepared statements that are executed. Thread-safe. */
final class CountedSource implements Statements.Witness {

  private final LongAdder reads = new LongAdder();
  private final LongAdder writes = new LongAdder();
  private final DataSource counted;

  CountedSource(DataSource source) {
    this.counted = watched(DataSource.class, source, "");
  }

  DataSource source() {
    return counted;
  }

  @Override
  public Statements soFar() {
    return new Statements(reads.sum(), writes.sum());
  }

  private <T> T watched(Class<T> type, T real, String sql) {
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> call(real, sql, method, arguments)));
  }

  private Object call(Object real, String sql, Method method, Object[] arguments) throws Throwable {
    try {
      if (method.getName().startsWith("execute")) count(sql);
      Object answer = method.invoke(real, arguments);
      if (answer instanceof PreparedStatement statement)
        return watched(PreparedStatement.class, statement, (String) arguments[0]);
      return answer instanceof Connection connection
          ? watched(Connection.class, connection, "")
          : answer;
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private void count(String sql) {
    String statement = sql.strip().toLowerCase(Locale.ROOT);
    (statement.startsWith("select") ? reads : writes).increment();
  }
}
