package dev.jeton.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The page that says which store keeps which rule says it truly: {@code -Dconformance.write=true} writes
 * it from the reports of the run that it ends.
 */
class StoreContractsTest {

  private static final Path PAGE = SourceTree.OURS.root().resolve("docs/store-contracts.md");

  @Test
  void thePageHasEveryRuleOfTodayAndEveryStoreKeepsIt() throws IOException {
    if (Boolean.getBoolean("conformance.write")) Files.writeString(PAGE, right());

    for (StoreContract contract : StoreContract.ALL)
      assertThat(sectionOf(contract))
          .as("mvn verify -Pmariadb -Dconformance.write=true sets it right")
          .isEqualTo(contract.table(store -> contract.rules()));
  }

  @ParameterizedTest
  @FieldSource("dev.jeton.architecture.StoreContract#ALL")
  void everyStoreHasAnHeirOfEveryContract(StoreContract contract) {
    assertThat(contract.rules()).isNotEmpty();
    for (StoreContract.Store store : StoreContract.STORES)
      assertThat(contract.heirFor(store)).endsWith(contract.suffix());
  }

  @Test
  void aRuleIsToldInWords() {
    assertThat(StoreContract.inWords("anIdThatIsInUse")).isEqualTo("an id that is in use");
  }

  @Test
  void ofAReportOnlyCountsWhatPassedInEveryForm(@TempDir Path module) throws IOException {
    write(
        module,
        "<testcase name='a'/>"
            + "<testcase name='b(int)[1]'/><testcase name='b(int)[2]'><failure/></testcase>"
            + "<testcase name='c'><error/></testcase><testcase name='d'><skipped/></testcase>"
            + "<testcase name='e{int}[1]'/>");

    assertThat(StoreRun.passed(module, "some.HeirTest")).containsExactly("a", "e");
  }

  @Test
  void aReportThatIsMissingOrOlderThanItsClassIsNone(@TempDir Path module) throws IOException {
    Path report = write(module, "<testcase name='a'/>");
    Files.setLastModifiedTime(report, FileTime.from(Instant.EPOCH));
    assertThatNothingHasRun(module);

    Files.delete(report);
    assertThatNothingHasRun(module);
  }

  private static void assertThatNothingHasRun(Path module) {
    assertThatThrownBy(() -> StoreRun.passed(module, "some.HeirTest"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("some.HeirTest has not run since it was compiled");
  }

  private static Path write(Path module, String cases) throws IOException {
    Path compiled = module.resolve("target/test-classes/some/HeirTest.class");
    Files.createDirectories(compiled.getParent());
    Files.createFile(compiled);
    Path report = module.resolve("target/surefire-reports/TEST-some.HeirTest.xml");
    Files.createDirectories(report.getParent());
    return Files.writeString(report, "<testsuite>" + cases + "</testsuite>");
  }

  private static String right() {
    StringBuilder page = new StringBuilder(SourceTree.textOf(PAGE));
    for (StoreContract contract : StoreContract.ALL) {
      int begin = beginOf(page.toString(), contract);
      String table = contract.table(store -> passed(contract, store));
      page.replace(begin, endOf(page.toString(), begin), table);
    }
    return page.toString();
  }

  private static SortedSet<String> passed(StoreContract contract, StoreContract.Store store) {
    Path module = SourceTree.OURS.root().resolve(store.module());
    SortedSet<String> kept = new TreeSet<>(StoreRun.passed(module, contract.heirFor(store)));
    kept.retainAll(contract.rules());
    return kept;
  }

  private static String sectionOf(StoreContract contract) {
    String page = SourceTree.textOf(PAGE);
    int begin = beginOf(page, contract);
    return page.substring(begin, endOf(page, begin));
  }

  private static int beginOf(String page, StoreContract contract) {
    String title = "\n## " + contract.title() + "\n\n";
    int at = page.indexOf(title);
    assertThat(at).as("a section %s", contract.title()).isNotNegative();
    return at + title.length();
  }

  private static int endOf(String page, int begin) {
    int next = page.indexOf("\n## ", begin);
    return next < 0 ? page.length() : next;
  }
}
