package dev.jeton.planted.port.adapter.servlet;

import dev.jeton.http.HttpExchange;

/** Right: nobody else can hold it. */
abstract class ExchangeOfItsOwn implements HttpExchange {}
