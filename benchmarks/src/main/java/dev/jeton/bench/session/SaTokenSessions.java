package dev.jeton.bench.session;

import cn.dev33.satoken.SaManager;
import cn.dev33.satoken.config.SaTokenConfig;
import cn.dev33.satoken.context.mock.SaTokenContextMockUtil;
import cn.dev33.satoken.stp.StpUtil;

/** Sa-Token over its own map, in a request of its own making. */
final class SaTokenSessions implements Holder {

  SaTokenSessions() {
    // Else it greets on the console, and logs.
    SaManager.setConfig(new SaTokenConfig().setIsPrint(false).setIsLog(false));
    SaTokenContextMockUtil.setMockContext();
  }

  @Override
  public String open(String subject) {
    StpUtil.login(subject);
    return StpUtil.getTokenValue();
  }

  @Override
  public Object whose(String token) {
    StpUtil.setTokenValueToStorage(token);
    StpUtil.checkLogin();
    return StpUtil.getLoginId();
  }
}
