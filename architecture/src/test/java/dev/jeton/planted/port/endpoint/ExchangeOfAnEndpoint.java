package dev.jeton.planted.port.endpoint;

import dev.jeton.http.HttpExchange;

/** A fault: a second way to see HTTP. */
abstract class ExchangeOfAnEndpoint implements HttpExchange {}
