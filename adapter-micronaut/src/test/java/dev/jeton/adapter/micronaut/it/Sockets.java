package dev.jeton.adapter.micronaut.it;

import dev.jeton.RequestSession;
import dev.jeton.adapter.micronaut.route.RequiresSession;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** WebSockets of an application. */
final class Sockets {

  private Sockets() {}

  /** Greets by name whoever is logged in. */
  @ServerWebSocket("/ws/session")
  @RequiresSession
  static final class Protected {

    @OnOpen
    void open(WebSocketSession socket, RequestSession session) {
      socket.sendSync(session.required().subject().id().value());
    }

    @OnMessage
    void message(String text) {}
  }

  /** Declares nothing. */
  @ServerWebSocket("/ws/undeclared")
  static final class Undeclared {

    @OnOpen
    void open(WebSocketSession socket) {
      socket.sendSync("open");
    }

    @OnMessage
    void message(String text) {}
  }
}
