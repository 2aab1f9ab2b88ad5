package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextDatasetTest {
  private final Path folder;

  TextDatasetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void read_folder_readsCornersAndNoText() throws IOException {
    write("\ufeff1,2,30,2,30,9,1,9,CAF\u00c9, \"RM\" 5\r\n\r\n4,5,6,5,6,7.5,4,7.5,\n");

    Map<LabelledItem, List<List<Point>>> texts = TextDataset.read(folder).texts();

    assertEquals(
        Map.of(
            new LabelledItem("a.jpg", folder.resolve("img/a.jpg")),
            List.of(
                List.of(new Point(1, 2), new Point(30, 2), new Point(30, 9), new Point(1, 9)),
                List.of(new Point(4, 5), new Point(6, 5), new Point(6, 7.5), new Point(4, 7.5)))),
        texts);
  }

  @Test
  void read_damagedLine_saysWhere() throws IOException {
    write("1,2,30,2,30,9,1,9,A\n1,2,3,text\n");
    assertRefused("a.csv, line 2 does not begin with eight numbers");
    write("1,2,30,2,30,9,1,NaN,A\n");
    assertRefused("a.csv, line 1");
  }

  @Test
  void read_pictureThatIsNotThere_isRefused() throws IOException {
    write("1,2,30,2,30,9,1,9,A\n");
    Files.delete(folder.resolve("img/a.jpg"));
    assertRefused("img/a.jpg");
  }

  @Test
  void read_otherFolder_saysWhatIsExpected() {
    assertRefused("box/NAME.csv");
  }

  @Test
  void read_sharedReceipts_areComplete() {
    TextDataset receipts = TextDataset.read(SharedData.require("data/images/sroie_receipts"));

    assertEquals(48, receipts.texts().size());
    assertEquals(2175, receipts.texts().values().stream().mapToInt(List::size).sum());
  }

  private void assertRefused(String message) {
    DraftingException refusal =
        assertThrows(DraftingException.class, () -> TextDataset.read(folder));
    assertTrue(refusal.detail().contains(message), refusal::detail);
  }

  private void write(String lines) throws IOException {
    Files.createDirectories(folder.resolve("box"));
    Files.createDirectories(folder.resolve("img"));
    Files.writeString(folder.resolve("img/a.jpg"), "");
    Files.writeString(folder.resolve("box/a.csv"), lines, StandardCharsets.UTF_8);
  }
}
