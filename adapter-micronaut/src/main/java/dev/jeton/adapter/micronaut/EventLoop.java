package dev.jeton.adapter.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.concurrent.Executor;

/**
 * The thread of a connection. Loaded only for WebSocket routes, for which Micronaut has no server
 * but Netty.
 */
interface EventLoop {

  /** What runs work on the thread that reads the connection of {@code request}. */
  static Executor of(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? netty.getChannelHandlerContext().executor()
        : Runnable::run;
  }
}
