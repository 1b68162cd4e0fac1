package dev.jeton.tck.adapter;

import dev.jeton.endpoint.Endpoint;

/**
 * One of the core's endpoints and where an heir mounts it, by what its adapter offers for that.
 * Immutable.
 *
 * @param method the only method of the route
 * @param path without parameters
 */
public record ContractEndpoint(String method, String path, Endpoint endpoint) {}
