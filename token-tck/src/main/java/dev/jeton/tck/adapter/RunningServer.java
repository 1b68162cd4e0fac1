package dev.jeton.tck.adapter;

/**
 * A server that an heir started on this machine, with all routes and endpoints of a {@link
 * ContractApplication}. Immutable.
 *
 * @param httpsPort speaks HTTP/1.1 over TLS with {@code DevelopmentCertificate.shared()}
 * @param httpPort speaks HTTP/1.1 without TLS
 * @param stop stops the server
 */
public record RunningServer(int httpsPort, int httpPort, AutoCloseable stop) {}
