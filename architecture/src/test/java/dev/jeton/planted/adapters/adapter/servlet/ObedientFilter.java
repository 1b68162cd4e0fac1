package dev.jeton.planted.adapters.adapter.servlet;

import dev.jeton.store.StoreException;
import jakarta.servlet.http.HttpServletResponse;

/** Right: its framework, and the failure that it answers with 503. */
final class ObedientFilter {
  int status(HttpServletResponse response, StoreException away) {
    return away.getMessage() == null ? response.getStatus() : 503;
  }
}
