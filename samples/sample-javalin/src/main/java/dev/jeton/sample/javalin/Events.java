package dev.jeton.sample.javalin;

import dev.jeton.adapter.javalin.SessionTokenPlugin;
import dev.jeton.sample.stream.EventStream;
import dev.jeton.sample.stream.EventStreams;
import dev.jeton.sample.stream.ServletSink;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps a response open that tells of the end of its session. Javalin's own event streams are no
 * help: they answer 200 before they ask anybody, and whoever writes to one waits for its client.
 */
final class Events {

  private Events() {}

  static void open(EventStreams streams, Context ctx) {
    Optional<EventStream> stream = streams.open(SessionTokenPlugin.session(ctx).required());
    if (stream.isEmpty()) SessionTokenPlugin.answer(ctx, EventStreams.tooMany());
    else ctx.future(() -> written(stream.get(), ctx));
  }

  // Javalin has made the request asynchronous, and ends it when the future is complete.
  private static CompletableFuture<?> written(EventStream stream, Context ctx) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    try {
      ServletSink.write(stream, ctx.req().getAsyncContext(), ctx.res(), () -> over.complete(null));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return over;
  }
}
