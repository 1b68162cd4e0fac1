package dev.jeton.tck.adapter;

/** What is wrong with an adapter, and a rule of the contract that must notice. */
enum Fault {
  IGNORES_REFUSALS("aRequestWithoutCredentialsIsChallengedWithoutAnErrorCode"),
  OPENS_WHAT_DECLARES_NOTHING("aRouteThatDeclaresNothingIsRefusedToEverybody"),
  ASKS_FOR_NO_PROOF("aStaleSessionIsAskedForAStepUp"),
  FORGETS_HEAD("headDemandsWhatGetDemands"),
  DROPS_SET_COOKIE("aJsonLogInAnswersTheSessionAndSetsASessionCookie"),
  FORGETS_THE_HANDLERS_COOKIES("aLogInInAHandlerSetsOneCookieBesideTheHandlersOwn"),
  ADDS_COOKIES_TWICE("aLogInInAHandlerSetsOneCookieBesideTheHandlersOwn"),
  DROPS_CACHE_CONTROL("anAnswerThatDependsOnWhoAskedIsForNoCache"),
  DROPS_STRICT_TRANSPORT("everyAnswerOverTlsAsksForTlsAlone"),
  DROPS_CLEAR_SITE_DATA("aLogOutAsksTheBrowserToForget"),
  FORGETS_THE_HANDLERS_VARY("whatTheHandlerSaysOfVariationStaysBesideOurs"),
  SEES_ONE_COOKIE_HEADER("severalCookieHeadersAreOneList"),
  DECODES_COOKIES("aValueIsTakenAsItCame"),
  DECODES_THE_TARGET("aPageThatNeedsALogInLeadsToItAndBack"),
  BELIEVES_METHOD_OVERRIDES("anOverriddenMethodNeverTurnsAnUnsafeRequestSafe"),
  BELIEVES_FORWARDED("aStrangerWhoClaimsTlsIsToldWhatToConfigure"),
  CUTS_BODIES("aBodyOver16KiBIsTooLarge"),
  LETS_STORE_FAILURES_ESCAPE("aLogOutIsPutOffAndNotPretended"),
  DROPS_REPLY_HEADERS("aRoleIsDemanded"),
  SHOWS_STACK_TRACES("aHandlerThatAsksInVainAnswersLikeAProtectedRoute");

  private final String rule;

  Fault(String rule) {
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
