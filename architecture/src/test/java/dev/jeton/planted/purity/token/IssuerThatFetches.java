package dev.jeton.planted.purity.token;

import java.net.http.HttpClient;

/** Wrong: whoever checks a token opens no connection. */
final class IssuerThatFetches {
  HttpClient client() {
    return HttpClient.newHttpClient();
  }
}
