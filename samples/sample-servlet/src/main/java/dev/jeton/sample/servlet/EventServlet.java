package dev.jeton.sample.servlet;

import dev.jeton.adapter.servlet.SessionTokenFilter;
import dev.jeton.sample.stream.EventStream;
import dev.jeton.sample.stream.EventStreams;
import dev.jeton.sample.stream.ServletSink;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Keeps a response open that tells of the end of its session; no thread stays with it. */
final class EventServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient EventStreams streams;

  EventServlet(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<EventStream> stream =
        streams.open(SessionTokenFilter.session(request).required());
    if (stream.isEmpty()) {
      SessionTokenFilter.write(response, EventStreams.tooMany());
      return;
    }
    AsyncContext async = request.startAsync();
    ServletSink.write(stream.get(), async, response, async::complete);
  }

  // A stream that nobody reads would only take the place of another.
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    EventStreams.HEADERS.forEach(response::setHeader);
  }
}
