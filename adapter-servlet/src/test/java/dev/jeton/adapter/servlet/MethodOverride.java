package dev.jeton.adapter.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Optional;

/** A filter as some frameworks bring it: lets a header say which method a servlet sees. */
final class MethodOverride implements Filter {

  @Override
  public void doFilter(ServletRequest from, ServletResponse to, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) from;
    Optional<String> wanted = Optional.ofNullable(request.getHeader("X-HTTP-Method-Override"));
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public String getMethod() {
            return wanted.orElseGet(super::getMethod);
          }
        },
        to);
  }
}
