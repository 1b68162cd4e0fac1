package dev.jeton.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the last run of a class of tests reported. Reads the disk at every call. */
final class StoreRun {

  private StoreRun() {}

  /**
   * The names of the tests of that class that passed, each in every form that it was run in.
   *
   * @throws AssertionError where there is no report of the class as it is now
   */
  static SortedSet<String> passed(Path module, String testClass) {
    Path report = module.resolve("target/surefire-reports/TEST-" + testClass + ".xml");
    Path compiled = module.resolve("target/test-classes/" + testClass.replace('.', '/') + ".class");
    try {
      if (!Files.exists(report)
          || Files.getLastModifiedTime(report).compareTo(Files.getLastModifiedTime(compiled)) < 0)
        throw new AssertionError(testClass
            + " has not run since it was compiled: mvn verify -Pmariadb runs all of them");
      return passed(parsed(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document parsed(Path report) throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(report.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("can't read " + report, e);
    }
  }

  private static SortedSet<String> passed(Document report) {
    SortedSet<String> passed = new TreeSet<>();
    SortedSet<String> failed = new TreeSet<>();
    NodeList cases = report.getElementsByTagName("testcase");
    for (int at = 0; at < cases.getLength(); at++) {
      Element one = (Element) cases.item(at);
      // Behind the name may stand parameters and a number.
      String name = one.getAttribute("name").replaceFirst("[^A-Za-z0-9_].*", "");
      (wentWell(one) ? passed : failed).add(name);
    }
    passed.removeAll(failed);
    return passed;
  }

  private static boolean wentWell(Element testcase) {
    return testcase.getElementsByTagName("failure").getLength() == 0
        && testcase.getElementsByTagName("error").getLength() == 0
        && testcase.getElementsByTagName("skipped").getLength() == 0;
  }
}
