package dev.jeton.tck.load;

import java.util.List;

/**
 * What became of a {@link MixedLoad}.
 *
 * @param logIns how many were acknowledged
 * @param calls how many were let in
 * @param rotations how many refreshes gave another refresh token
 * @param ends how many were acknowledged
 * @param faults how many struck
 * @param unavailable how many requests were told 503, which loses nothing
 * @param letInAfterTheEnd how often a token opened something although the end of its session had been
 *     acknowledged; nought for every store
 * @param lost how many sessions had been acknowledged, were ended by nobody, and opened nothing any
 *     more; nought for a store that keeps what it acknowledged
 * @param mistakes what else nobody expects: a status that is none of 200, 401 and 503, or an exception
 */
public record Outcome(
    long logIns,
    long calls,
    long rotations,
    long ends,
    long faults,
    long unavailable,
    long letInAfterTheEnd,
    long lost,
    List<String> mistakes) {}
