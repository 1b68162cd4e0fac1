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
    MUTE
  }

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
      run(() -> pump(near, far, State.MUTE));
      run(() -> pump(far, near, State.WHOLE));
    }
  }

  private void pump(Socket source, Socket target, State also) throws IOException {
    byte[] bytes = new byte[8192];
    try (source;
        target;
        InputStream in = source.getInputStream();
        OutputStream out = target.getOutputStream()) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes))
        if (state == State.WHOLE || state == also) out.write(bytes, 0, count);
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
