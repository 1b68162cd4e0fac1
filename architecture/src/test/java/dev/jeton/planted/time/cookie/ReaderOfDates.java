package dev.jeton.planted.time.cookie;

import java.util.Date;

/** A fault, in the library's old clothes. */
@SuppressWarnings("JavaUtilDate")
final class ReaderOfDates {
  long ask() {
    return new Date().getTime();
  }
}
