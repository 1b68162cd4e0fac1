package dev.jeton.token.jwks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body up to a bound and not a byte further, whatever length was promised. Belongs to one
 * answer; the client calls it from one thread after another.
 */
final class BoundedBody implements BodySubscriber<byte[]> {

  private final int longest;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  @Nullable
  private Subscription subscription;

  private BoundedBody(int longest) {
    this.longest = longest;
  }

  /** Fails once there are more than {@code longest} bytes. */
  static BodySubscriber<byte[]> atMost(int longest) {
    return new BoundedBody(longest);
  }

  /** Reads nothing: of an answer that is worth nothing whatever is in it. */
  static BodySubscriber<byte[]> unread() {
    BoundedBody none = new BoundedBody(0);
    none.whole.complete(new byte[0]);
    return none;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription begun) {
    if (subscription != null || whole.isDone()) {
      begun.cancel();
      return;
    }
    subscription = begun;
    begun.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    Subscription begun = subscription;
    if (begun == null || whole.isDone()) return;
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > longest - read.size()) {
        begun.cancel();
        whole.completeExceptionally(new TooLong());
        return;
      }
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      read.writeBytes(bytes);
    }
    begun.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(read.toByteArray());
  }

  /** There was more than was wanted. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
