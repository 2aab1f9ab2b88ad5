package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TagDatasetTest {
  private final Path folder;

  TagDatasetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void read_folders_areTheLabels() throws IOException {
    picture("cat/b.jpg");
    picture("cat/deep/a.PNG");
    picture("sea lion/c.jpeg");
    picture("loose.jpg");
    picture("cat/notes.txt");

    assertEquals(
        Map.of(
            labelled("cat/b.jpg"),
            "cat",
            labelled("cat/deep/a.PNG"),
            "cat",
            labelled("sea lion/c.jpeg"),
            "sea lion"),
        TagDataset.read(folder).labels());
  }

  @Test
  void read_list_mayHaveAHeaderQuotesAndCommas() throws IOException {
    picture("a.jpg");
    picture("sub/b.jpg");
    list("labels.csv", "\ufefffile,label\na.jpg,\"tench, Tinca tinca\"\n\nsub/b.jpg,bald eagle\n");

    assertEquals(
        Map.of(labelled("a.jpg"), "tench, Tinca tinca", labelled("sub/b.jpg"), "bald eagle"),
        TagDataset.read(folder).labels());
  }

  @Test
  void read_textList_isSplitAtTheFirstSpace() throws IOException {
    picture("a.jpg");
    list("labels.txt", "a.jpg  bald eagle\n");

    assertEquals(Map.of(labelled("a.jpg"), "bald eagle"), TagDataset.read(folder).labels());
  }

  @Test
  void read_recordings_areLabelledLikePictures() throws IOException {
    picture("yes/a.wav");
    picture("no/b.FLAC");

    assertEquals(
        Map.of(labelled("yes/a.wav"), "yes", labelled("no/b.FLAC"), "no"),
        TagDataset.read(folder).labels());

    list("labels.csv", "audio,label\nyes/a.wav,up\n");
    assertEquals(Map.of(labelled("yes/a.wav"), "up"), TagDataset.read(folder).labels());
  }

  @Test
  void read_damagedList_saysWhat() throws IOException {
    picture("a.jpg");
    list("labels.csv", "a.jpg,cat\nb.jpg\n");
    assertRefused("labels.csv, line 2");
    list("labels.csv", "a.jpg,cat\nb.jpg,dog\n");
    assertRefused("b.jpg");
    list("labels.csv", "../a.jpg,cat\n");
    assertRefused("leads out of the data set");
  }

  @Test
  void read_emptyFolder_saysWhatIsExpected() {
    assertRefused("labels.csv");
  }

  private void assertRefused(String message) {
    DraftingException refusal =
        assertThrows(DraftingException.class, () -> TagDataset.read(folder));
    assertTrue(refusal.detail().contains(message), refusal::detail);
  }

  private LabelledItem labelled(String name) {
    return new LabelledItem(name, folder.resolve(name));
  }

  private void picture(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private void list(String name, String lines) throws IOException {
    Files.writeString(folder.resolve(name), lines);
  }
}
