package dev.jeton;

import dev.jeton.http.Reply;

/** Whether a request may go on to its handler. */
public sealed interface Admission {

  /** It may; the handler gets {@code session}. */
  record Admitted(RequestSession session) implements Admission {}

  /** It may not: {@code reply} is the whole answer. */
  record Refused(Reply reply) implements Admission {}
}
