package dev.jeton.adapter.micronaut.it;

import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.atomic.AtomicReference;

/** Notes on which thread the answer to an upgrade goes on. */
@ServerFilter("/ws/**")
final class ThreadFilter {

  static final AtomicReference<String> THREAD = new AtomicReference<>("");

  @ResponseFilter
  void note() {
    THREAD.set(Thread.currentThread().getName());
  }
}
