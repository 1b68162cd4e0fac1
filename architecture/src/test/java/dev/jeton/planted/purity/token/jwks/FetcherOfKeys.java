package dev.jeton.planted.purity.token.jwks;

import java.net.http.HttpClient;

/** Right: the one room that fetches. */
final class FetcherOfKeys {
  HttpClient client() {
    return HttpClient.newHttpClient();
  }
}
