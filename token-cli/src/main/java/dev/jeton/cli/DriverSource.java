package dev.jeton.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of whatever driver on the class path knows the URL, a new one each time: a command
 * needs few. Thread-safe; {@code toString} shows neither URL nor password.
 */
final class DriverSource implements DataSource {
  private static final String SECONDS_TO_CONNECT = "10";

  private final String url;
  private final Properties properties = new Properties();

  DriverSource(String url, Optional<String> user, Optional<String> password) {
    if (!url.startsWith("jdbc:")) throw new WrongUse("--jdbc-url begins with jdbc:");
    this.url = url;
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(word -> properties.setProperty("password", word));
    // PostgreSQL's driver waits for ever otherwise, and SQLite's does not know the word.
    if (url.startsWith("jdbc:postgresql:"))
      properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("there is one user");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("nothing is logged");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException("nothing is wrapped");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }

  @Override
  public String toString() {
    return "DriverSource[redacted]";
  }
}
