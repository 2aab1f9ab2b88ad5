package dev.firstpass.tools.labelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LabelFileNamesTest {
  @Test
  void stems_plainPaths_loseTheirExtension() {
    assertEquals(
        List.of("dog", "a/b/cat", "x.tar", ".hidden", "none"),
        stems("dog.jpg", "a/b/cat.png", "x.tar.gz", ".hidden", "none"));
  }

  @Test
  void stems_sameStem_keepsTheExtensionOfTheSecond() {
    assertEquals(List.of("a/x", "a/x.png"), stems("a/x.jpg", "a/x.png"));
  }

  @Test
  void stems_onlyCaseDiffers_areDistinguished() {
    assertEquals(List.of("x", "X.JPG"), stems("x.jpg", "X.JPG"));
  }

  @Test
  void stems_sameId_isNumbered() {
    assertEquals(
        List.of("x", "x.jpg", "x.jpg-2", "x.jpg-3"), stems("x.jpg", "x.jpg", "x.jpg", "x.jpg"));
  }

  @Test
  void stems_fileNamedLikeFolder_isDistinguished() {
    assertEquals(List.of("a.jpg", "a.txt/b"), stems("a.jpg", "a.txt/b.jpg"));
  }

  @Test
  void stems_pathsThatLeadOut_stayInside() {
    assertEquals(
        List.of("etc/x", "b", "item", "C_/d"),
        stems("/etc/x.jpg", "../../b.jpg", "..", "C:\\d.jpg"));
  }

  @Test
  void stems_namesThatWindowsRefuses_areChanged() {
    assertEquals(List.of("_CON", "a_b_", "dir/x"), stems("CON.jpg", "a<b>.jpg", "dir./x.jpg. "));
  }

  private static List<String> stems(String... ids) {
    return LabelFileNames.stems(Stream.of(ids).map(ItemPath::of).toList(), ".txt");
  }
}
