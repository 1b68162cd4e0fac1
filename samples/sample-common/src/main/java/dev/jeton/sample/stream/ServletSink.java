package dev.jeton.sample.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A stream on the asynchronous response of a servlet (Jakarta Servlet 6.0, section 3.7): whoever has
 * something to say leaves it here, and it is written as soon as the client takes it. Thread-safe.
 */
public final class ServletSink implements EventSink, WriteListener, AsyncListener {

  private static final int MOST_UNWRITTEN = 64;

  private final EventStream stream;
  private final ServletOutputStream out;
  private final Runnable complete;
  private final Queue<byte[]> unwritten = new ArrayDeque<>();
  private boolean writable;
  private boolean unflushed;
  private boolean closing;
  private boolean over;

  private ServletSink(EventStream stream, ServletOutputStream out, Runnable complete) {
    this.stream = stream;
    this.out = out;
    this.complete = complete;
  }

  /**
   * Writes {@code stream} on {@code response}, whose request is asynchronous already; closes it where
   * that can't be done.
   *
   * @param complete ends the asynchronous request
   */
  public static void write(
      EventStream stream, AsyncContext async, HttpServletResponse response, Runnable complete)
      throws IOException {
    try {
      EventStreams.HEADERS.forEach(response::setHeader);
      new ServletSink(stream, response.getOutputStream(), complete).begin(async);
    } catch (IOException | RuntimeException failed) {
      stream.close();
      throw failed;
    }
  }

  private void begin(AsyncContext async) {
    async.setTimeout(0);
    async.addListener(this);
    stream.writeTo(this);
    out.setWriteListener(this);
  }

  @Override
  public void send(String text) {
    goOn(() -> unwritten.add(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    goOn(() -> closing = true);
  }

  @Override
  public void onWritePossible() {
    goOn(() -> writable = true);
  }

  @Override
  public void onError(Throwable gone) {
    giveUp();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    letGo();
    stream.close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    giveUp();
  }

  @Override
  public void onError(AsyncEvent event) {
    giveUp();
  }

  // A container forgets its listeners where a request is made asynchronous once more.
  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }

  private void goOn(Runnable change) {
    synchronized (this) {
      if (over) return;
      change.run();
      over = nothingToCome() || unwritten.size() > MOST_UNWRITTEN;
      if (!over) return;
    }
    // Without the lock: the container may tell all its listeners at once, and they have locks, too.
    complete();
  }

  // Where isReady() says no, the container calls onWritePossible() once it is.
  private boolean nothingToCome() {
    try {
      while (writable && out.isReady()) {
        if (!unwritten.isEmpty()) {
          out.write(unwritten.remove());
          unflushed = true;
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else return closing;
      }
      return false;
    } catch (IOException gone) {
      return true;
    }
  }

  private void giveUp() {
    letGo();
    complete();
  }

  /** From now on the response is the container's, which may use it again for another request. */
  private synchronized void letGo() {
    over = true;
    unwritten.clear();
  }

  private void complete() {
    try {
      complete.run();
    } catch (IllegalStateException completed) {
      // The container was faster, for it had seen the client leave.
      letGo();
    }
  }
}
