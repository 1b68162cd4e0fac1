package dev.jeton.sample.micronaut;

import dev.jeton.sample.stream.EventSink;
import dev.jeton.sample.stream.EventStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/** A stream as a publisher, which Micronaut subscribes to and cancels when the client has gone. */
final class ReactiveSink implements EventSink {

  private static final int MOST_UNWRITTEN = 64;

  private final EventStream stream;
  private final Sinks.Many<byte[]> out =
      Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_UNWRITTEN));

  private ReactiveSink(EventStream stream) {
    this.stream = stream;
  }

  static Publisher<byte[]> of(EventStream stream) {
    ReactiveSink sink = new ReactiveSink(stream);
    stream.writeTo(sink);
    return sink.out.asFlux().doFinally(signal -> stream.close());
  }

  @Override
  public void send(String text) {
    if (out.tryEmitNext(text.getBytes(StandardCharsets.UTF_8)).isFailure()) stream.close();
  }

  @Override
  public void close() {
    // Who has gone needs no end.
    var unused = out.tryEmitComplete();
  }
}
