package dev.jeton.sample.proxy;

import dev.jeton.sample.option.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives each connection to the next of several nodes on this machine, and passes over one that refuses.
 * Thread-safe.
 *
 * <p>It copies bytes: TLS is between browser and node, so that it needs no key and no certificate. The
 * price is that a node sees its address, not the browser's; a proxy for more than an example ends TLS
 * itself, or speaks the PROXY protocol.
 */
public final class RoundRobinProxy implements AutoCloseable {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int WRONG_USAGE = 2;
  private static final int NOT_STARTED = 1;

  private final ServerSocket front;
  private final List<Integer> nodes;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private int turn;

  private RoundRobinProxy(ServerSocket front, List<Integer> nodes) {
    this.front = front;
    this.nodes = nodes;
  }

  /** {@code PORT NODE NODE…}: listens on the first port for the others, until the process ends. */
  public static void main(String[] arguments) {
    try {
      List<Integer> ports = Arrays.stream(arguments).map(RoundRobinProxy::port).toList();
      if (ports.size() < 2)
        throw new IllegalArgumentException("it needs its port and those of nodes");
      RoundRobinProxy proxy = open(ports.get(0), ports.subList(1, ports.size()));
      System.out.println(
          "https://localhost:" + proxy.port() + " is on " + proxy.nodes + " in turn");
    } catch (IllegalArgumentException wrong) {
      exit(wrong, WRONG_USAGE);
    } catch (IOException taken) {
      exit(taken, NOT_STARTED);
    }
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port < 1 << Character.SIZE) return port;
    } catch (NumberFormatException noNumber) {
      // As any other that is none.
    }
    throw new IllegalArgumentException(Line.of(text) + " is no port: give PORT NODE NODE…");
  }

  private static void exit(Exception reason, int status) {
    System.err.println("proxy: " + Line.of(String.valueOf(reason.getMessage())));
    System.exit(status);
  }

  /**
   * Begins to listen.
   *
   * @param port of this machine, 0 for a free one
   * @param nodes their ports on this machine; at least one, else IllegalArgumentException
   * @throws IOException if the port can't be used
   */
  public static RoundRobinProxy open(int port, List<Integer> nodes) throws IOException {
    if (nodes.isEmpty()) throw new IllegalArgumentException("a proxy needs a node");
    RoundRobinProxy proxy = new RoundRobinProxy(
        new ServerSocket(port, 0, InetAddress.getLoopbackAddress()), List.copyOf(nodes));
    proxy.begin(proxy::accept);
    return proxy;
  }

  /** Where it listens. */
  public int port() {
    return front.getLocalPort();
  }

  private void accept() throws IOException {
    while (true) {
      Socket near = front.accept();
      begin(() -> join(near));
    }
  }

  private void join(Socket near) throws IOException {
    try (near;
        Socket far = next()) {
      open.addAll(List.of(near, far));
      begin(() -> copy(near, far));
      copy(far, near);
    } finally {
      open.remove(near);
    }
  }

  private Socket next() throws IOException {
    IOException last = new IOException("no node");
    for (int tries = 0; tries < nodes.size(); tries++) {
      Socket far = new Socket();
      try {
        far.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), turn()), CONNECT_MILLIS);
        return far;
      } catch (IOException refused) {
        far.close();
        last = refused;
      }
    }
    throw last;
  }

  private synchronized int turn() {
    turn = (turn + 1) % nodes.size();
    return nodes.get(turn);
  }

  // Whoever is the first to end a direction ends both: a half-open connection is of no use here.
  private void copy(Socket source, Socket target) throws IOException {
    try (source;
        target) {
      InputStream in = source.getInputStream();
      OutputStream out = target.getOutputStream();
      in.transferTo(out);
    } finally {
      open.removeAll(List.of(source, target));
    }
  }

  /** Ends it and every connection. */
  @Override
  public void close() {
    try {
      front.close();
      for (Socket socket : open) socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private void begin(Step step) {
    Thread thread = new Thread(
        () -> {
          try {
            step.run();
          } catch (IOException closed) {
            // That is how a connection ends here, and the proxy itself.
          }
        },
        "proxy");
    thread.start();
  }
}
