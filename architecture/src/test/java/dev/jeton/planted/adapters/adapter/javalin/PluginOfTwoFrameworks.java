package dev.jeton.planted.adapters.adapter.javalin;

import io.javalin.http.Context;
import io.micronaut.http.HttpRequest;

/** A fault: brings a framework that nobody asked for. */
final class PluginOfTwoFrameworks {
  String read(Context context, HttpRequest<?> request) {
    return context.path() + request.getPath();
  }
}
