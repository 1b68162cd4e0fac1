package dev.jeton.adapter.micronaut.it;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** A filter of an application that answers by itself, as a proxy does. */
@ServerFilter("/proxied/**")
final class AnsweringFilter implements Ordered {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @RequestFilter
  HttpResponse<String> answer() {
    return HttpResponse.ok("proxied");
  }
}
