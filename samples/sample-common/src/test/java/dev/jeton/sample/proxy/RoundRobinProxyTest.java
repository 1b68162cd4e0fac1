package dev.jeton.sample.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoundRobinProxyTest {

  @Test
  void connectionsGoToTheNodesInTurn() throws IOException {
    try (Node one = new Node("one");
        Node other = new Node("other");
        RoundRobinProxy proxy = RoundRobinProxy.open(0, List.of(one.port(), other.port()))) {
      assertThat(List.of(said(proxy), said(proxy), said(proxy), said(proxy)))
          .containsExactly("other", "one", "other", "one");
    }
  }

  @Test
  void aNodeThatRefusesIsPassedOver() throws IOException {
    Node gone = new Node("gone");
    gone.close();
    try (Node one = new Node("one");
        RoundRobinProxy proxy = RoundRobinProxy.open(0, List.of(gone.port(), one.port()))) {
      assertThat(List.of(said(proxy), said(proxy), said(proxy)))
          .containsExactly("one", "one", "one");
    }
  }

  @Test
  void withoutANodeThatAnswersAConnectionEnds() throws IOException {
    Node gone = new Node("gone");
    gone.close();
    try (RoundRobinProxy proxy = RoundRobinProxy.open(0, List.of(gone.port()))) {
      assertThat(said(proxy)).isEmpty();
    }
  }

  @Test
  void aProxyNeedsANode() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoundRobinProxy.open(0, List.of()))
        .withMessage("a proxy needs a node");
  }

  private static String said(RoundRobinProxy proxy) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Says its name to whoever comes, and hangs up. */
  private static final class Node implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());

    Node(String name) throws IOException {
      Thread thread = new Thread(() -> {
        try {
          while (true) {
            try (Socket guest = socket.accept()) {
              guest.getOutputStream().write(name.getBytes(StandardCharsets.UTF_8));
            }
          }
        } catch (IOException closed) {
          // That is its end.
        }
      });
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
