package dev.firstpass.cli.evaluate.speech;

import static dev.firstpass.cli.evaluate.speech.DataFolder.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.cli.evaluate.timeline.Turn;
import dev.firstpass.core.draft.TimeSpan;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextGridTest {
  private static final String LONG_GRID =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      xmin = 0
      xmax = 9.5
      tiers? <exists>
      size = 2
      item []:
          item [1]:
              class = "IntervalTier"
              name = "ann 2"
              xmin = 0
              xmax = 9.5
              intervals: size = 3
              intervals [1]:
                  xmin = 0
                  xmax = 1.25
                  text = ""
              intervals [2]:
                  xmin = 1.25
                  xmax = 4
                  text = "she said ""hi"" 3 times"
              intervals [3]:
                  xmin = 4
                  xmax = 9.5
                  text = "sil"
          item [2]:
              class = "TextTier"
              name = "clicks"
              xmin = 0
              xmax = 9.5
              points: size = 1
              points [1]:
                  number = 3.5
                  mark = "click"
      """;
  static final String SHORT_GRID =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      0
      9.5
      <exists>
      1
      "IntervalTier"
      "ann 2"
      0
      9.5
      2
      0
      1.25
      ""
      1.25
      4
      "words"
      """;

  private static final List<Turn> TURNS = List.of(new Turn("ann 2", new TimeSpan(1.25, 4)));

  private final DataFolder folder;

  TextGridTest(@TempDir Path folder) throws IOException {
    this.folder = new DataFolder(folder).recordings("call.wav");
  }

  @Test
  void read_longAndShortForm_areTheSame() throws IOException {
    assertEquals(TURNS, read(LONG_GRID, StandardCharsets.UTF_8));
    assertEquals(TURNS, read(SHORT_GRID, StandardCharsets.UTF_8));
  }

  @Test
  void read_byteOrderMark_saysTheEncoding() throws IOException {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertEquals(TURNS, read("\ufeff" + LONG_GRID, charset));
    }
  }

  @Test
  void read_longText_isRead() throws IOException {
    String text = "on and \"\"on\"\" ".repeat(20000);

    assertEquals(TURNS, read(SHORT_GRID.replace("words", text), StandardCharsets.UTF_8));
  }

  @Test
  void read_damagedFile_isRefused() {
    for (String damaged :
        List.of(
            LONG_GRID.substring(0, 400),
            LONG_GRID.replace("size = 2", "size = \"two\""),
            LONG_GRID.replace("xmax = 4", "xmax = 1"),
            LONG_GRID.replace("ooTextFile", "ooBinaryFile"),
            "")) {
      assertRefused(() -> read(damaged, StandardCharsets.UTF_8), "call.TextGrid: ");
    }
  }

  private List<Turn> read(String text, Charset charset) throws IOException {
    folder.write("call.TextGrid", text.getBytes(charset));
    return TurnDataset.read(folder.path()).references().values().iterator().next().turns();
  }
}
