package dev.jeton.servers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A port that leads to another one as long as the cable is whole. Thread-safe. */
public final class Cable implements Closeable {

  /** What becomes of the bytes. */
  public enum State {
    WHOLE,
    /** Connections are closed, new ones too. */
    CUT,
    /** Connections stay, but nothing arrives any more. */
    SWALLOWING,
    /** Connections stay; what is sent arrives, but no answer does. */
    MUTE,
    /** What is sent arrives; of an answer half does, and then the connection is reset. */
    TORN,
    /** All arrives, each answer a third of a second late. */
    SLOW
  }

  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(333);

  private final int to;
  private final ServerSocket from;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile State state = State.WHOLE;

  public Cable(int to) throws IOException {
    this.to = to;
    this.from = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    run(this::accept);
  }

  public int port() {
    return from.getLocalPort();
  }

  public void become(State next) throws IOException {
    state = next;
    // Whoever was swallowed has lost bytes: his connection is no use to him any more.
    if (next == State.WHOLE || next == State.CUT) for (Socket socket : sockets) socket.close();
  }

  @Override
  public void close() throws IOException {
    from.close();
    become(State.CUT);
  }

  private void accept() throws IOException {
    while (true) {
      Socket near = kept(from.accept());
      if (state == State.CUT) {
        near.close();
        continue;
      }
      Socket far = kept(new Socket(InetAddress.getLoopbackAddress(), to));
      run(() -> pump(near, far, false));
      run(() -> pump(far, near, true));
    }
  }

  private void pump(Socket source, Socket target, boolean answers) throws IOException {
    byte[] bytes = new byte[8192];
    try (source;
        target;
        InputStream in = source.getInputStream();
        OutputStream out = target.getOutputStream()) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        State now = state;
        if (answers && now == State.SLOW) LockSupport.parkNanos(LATE);
        if (answers && now == State.TORN) {
          out.write(bytes, 0, count / 2);
          target.setSoLinger(true, 0);
          return;
        }
        boolean passes = answers
            ? now == State.WHOLE || now == State.SLOW
            : now != State.SWALLOWING && now != State.CUT;
        if (passes) out.write(bytes, 0, count);
      }
    }
  }

  private Socket kept(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    sockets.add(socket);
    return socket;
  }

  private interface Piping {
    void run() throws IOException;
  }

  private static void run(Piping piping) {
    Thread thread = new Thread(
        () -> {
          try {
            piping.run();
          } catch (IOException closed) {
            // That is how a connection ends here.
          }
        },
        "cable");
    thread.setDaemon(true);
    thread.start();
  }
}
