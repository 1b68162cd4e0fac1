package dev.jeton.sample.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import dev.jeton.sample.data.DemoUser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What goes over plain HTTP: no cookie, and no answer but the way to HTTPS. */
interface PlainHttpRules extends BrowserGround {

  String FETCH = "url => { fetch(url, { mode: 'no-cors', credentials: 'include' }) }";

  @Test
  @DisplayName("Requirements 33 and 58, Cookie attack 15: plain HTTP, in a browser")
  default void plainHttpGetsNothing() {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE);
      Page page = alice.newPage();
      String plain = "http://desk.jeton.test:" + plainPort();
      List<Request> overPlain = new ArrayList<>();
      alice.onRequest(request -> {
        if (request.url().startsWith("http:")) overPlain.add(request);
      });

      Response api =
          page.waitForResponse(plain + "/api/me", () -> page.evaluate(FETCH, plain + "/api/me"));
      page.navigate(plain + "/");

      assertThat(api.status()).isEqualTo(403);
      assertThat(page.url()).isEqualTo(origin() + "/");
      assertThat(overPlain).hasSize(2);
      for (Request request : overPlain) {
        assertThat(request.headerValue("cookie")).isNull();
        assertThat(request.response().headerValue("set-cookie")).isNull();
      }
      desk.page().reload();
      desk.showsDeskOf(DemoUser.ALICE);
    }
  }
}
