package dev.jeton.sample.micronaut;

import dev.jeton.RequestSession;
import dev.jeton.adapter.micronaut.ReplyResponse;
import dev.jeton.adapter.micronaut.route.RequiresSession;
import dev.jeton.sample.Counter;
import dev.jeton.sample.stream.EventStream;
import dev.jeton.sample.stream.EventStreams;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** Keeps a response open that tells of the end of its session; no thread stays with it. */
@Controller("/api/events")
@Produces(MediaType.ALL)
final class EventController {

  private final EventStreams streams;

  EventController(Counter counter) {
    this.streams = counter.streams();
  }

  // Opening one asks the store; what is written later comes by itself.
  @Get(headRoute = false)
  @RequiresSession(passive = true)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> open(RequestSession session) {
    Optional<EventStream> stream = streams.open(session.required());
    if (stream.isEmpty()) return ReplyResponse.of(EventStreams.tooMany());
    return answer().body(ReactiveSink.of(stream.get()));
  }

  // A stream that nobody reads would only take the place of another.
  @Head
  @RequiresSession(passive = true)
  HttpResponse<?> header() {
    return answer();
  }

  private static MutableHttpResponse<Object> answer() {
    return HttpResponse.ok().headers(headers -> EventStreams.HEADERS.forEach(headers::set));
  }
}
