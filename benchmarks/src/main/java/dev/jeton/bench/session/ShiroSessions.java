package dev.jeton.bench.session;

import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.realm.AuthenticatingRealm;
import org.apache.shiro.subject.Subject;

/** Shiro with its own sessions in memory: a subject is built for each request. */
final class ShiroSessions implements Holder {

  private final DefaultSecurityManager security = new DefaultSecurityManager(new Anybody());

  private static final class Anybody extends AuthenticatingRealm {
    @Override
    protected SimpleAuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
      return new SimpleAuthenticationInfo(token.getPrincipal(), token.getCredentials(), getName());
    }
  }

  @Override
  public String open(String subject) {
    Subject someone = new Subject.Builder(security).buildSubject();
    someone.login(new UsernamePasswordToken(subject, "password"));
    return String.valueOf(someone.getSession().getId());
  }

  @Override
  public Object whose(String token) {
    Subject someone = new Subject.Builder(security).sessionId(token).buildSubject();
    if (!someone.isAuthenticated()) throw new IllegalArgumentException("no session");
    someone.getSession().touch();
    return someone.getPrincipal();
  }
}
