package dev.jeton.planted.port.adapter.javalin;

import dev.jeton.http.HttpExchange;

/** A fault: a handler could write cookies beside the door. */
public abstract class ExchangeForEverybody implements HttpExchange {}
