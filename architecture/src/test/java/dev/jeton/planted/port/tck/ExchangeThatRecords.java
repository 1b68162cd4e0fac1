package dev.jeton.planted.port.tck;

import dev.jeton.http.HttpExchange;

/** Right: the kit plays both ends. */
public abstract class ExchangeThatRecords implements HttpExchange {}
