package dev.jeton.planted.loud.adapter.servlet;

import jakarta.servlet.ServletContext;

/** A fault: the container's log is a log. */
final class FilterOfTheContainersLog {
  void warn(ServletContext context) {
    context.log("a token was refused");
  }
}
