package dev.jeton.tck.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One request over one TLS connection, byte by byte. */
final class RawConnection {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final int ROOM_FOR_A_WHOLE_REQUEST = 1 << 20;

  private RawConnection() {}

  static Answer exchange(int port, String requestLine, List<String> headerLines) {
    List<String> lines =
        new ArrayList<>(List.of(requestLine, "Host: localhost:" + port, "Connection: close"));
    lines.addAll(headerLines);
    byte[] request =
        (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    SSLSocketFactory tls = DevelopmentCertificate.shared().context().getSocketFactory();
    try (Corked transport = new Corked()) {
      transport.setSendBufferSize(ROOM_FOR_A_WHOLE_REQUEST);
      transport.setSoTimeout(PATIENCE_MILLIS);
      transport.connect(new InetSocketAddress("localhost", port), PATIENCE_MILLIS);
      try (SSLSocket secured = (SSLSocket) tls.createSocket(transport, "localhost", port, true)) {
        secured.startHandshake();
        transport.cork();
        secured.getOutputStream().write(request);
        transport.uncork();
        return parsed(whatCame(secured.getInputStream()));
      }
    } catch (IOException cause) {
      throw new AssertionError("the server let the connection fail", cause);
    }
  }

  /**
   * A socket that hands a long request to the system in one piece. A server that refuses a long
   * header answers and cuts the connection before it has read all of it: whoever is still writing
   * then fails before reading the answer.
   */
  private static final class Corked extends Socket {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean corked;

    void cork() {
      corked = true;
    }

    void uncork() {
      corked = false;
      try {
        super.getOutputStream().write(kept.toByteArray());
      } catch (IOException cut) {
        // Not the end: what counts is the answer, and the reader fails if there is none.
        kept.reset();
      }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      OutputStream out = super.getOutputStream();
      return new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
          write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
          (corked ? kept : out).write(octets, from, length);
        }
      };
    }
  }

  private static String whatCame(InputStream from) throws IOException {
    ByteArrayOutputStream came = new ByteArrayOutputStream();
    try {
      from.transferTo(came);
    } catch (IOException cut) {
      // A server may cut the connection after its answer; without any answer that is a failure.
      if (came.size() == 0) throw cut;
    }
    return came.toString(StandardCharsets.ISO_8859_1);
  }

  private static Answer parsed(String came) {
    int endOfHead = came.indexOf("\r\n\r\n");
    if (endOfHead < 0) throw new AssertionError("an answer without an end of its header: " + came);
    String[] lines = came.substring(0, endOfHead).split("\r\n", -1);
    Map<String, List<String>> headers = new TreeMap<>();
    for (int at = 1; at < lines.length; at++) {
      int colon = lines[at].indexOf(':');
      headers
          .computeIfAbsent(
              lines[at].substring(0, colon).toLowerCase(Locale.ROOT), first -> new ArrayList<>())
          .add(lines[at].substring(colon + 1).strip());
    }
    return new Answer(
        Integer.parseInt(lines[0].split(" ", 3)[1]), headers, came.substring(endOfHead + 4));
  }
}
