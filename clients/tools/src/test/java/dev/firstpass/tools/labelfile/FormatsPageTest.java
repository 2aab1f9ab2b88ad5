package dev.firstpass.tools.labelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.tool.LabelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the examples of docs/formats.md to what the program writes. */
final class FormatsPageTest {
  private static final Path PAGE = Path.of("../../docs/formats.md");

  static Stream<LabelFormat> formats() {
    return ServiceLoader.load(LabelFormat.class).stream().map(ServiceLoader.Provider::get);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void page_everyFormat_isListedWithItsMediaType(LabelFormat format) throws IOException {
    String row = "| `" + format.name() + "` | `" + format.mediaType() + "` |";
    assertTrue(Files.readString(PAGE).contains(row), row);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void page_formatOfRecordings_showsWhatIsWritten(LabelFormat format) throws IOException {
    if (format.media() == MediaKind.AUDIO) {
      String written = SampleSpeech.item(format, draft()).replace("\r\n", "\n").stripTrailing();
      assertEquals(stripped(written), stripped(example(format.name())));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void page_formatWithOptions_namesThemAndTheirDefaults(LabelFormat format) throws IOException {
    for (Parameter<?> option : format.options()) {
      String section = section(format.name());
      assertTrue(section.contains("`" + option.name() + "`"), option.name());
      String standard = String.valueOf(option.predictionDefault());
      assertTrue(standard.isEmpty() || section.contains("`" + standard + "`"), option.name());
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void page_lossesOfImageLabels_areListed(LabelFormat format) throws IOException {
    if (format.media() == MediaKind.IMAGE) {
      String page = Files.readString(PAGE);
      for (String reason : ReadFiles.lost(format, ReadFiles.sample(), Map.of()).keySet()) {
        assertTrue(page.contains("`" + reason + "`"), reason);
      }
    }
  }

  /** What stands between the heading of a format and the next. */
  private static String section(String format) throws IOException {
    String page = Files.readString(PAGE);
    int heading = page.indexOf("\n### `" + format + "`");
    assertTrue(heading >= 0, () -> "no heading of " + format);
    int end = page.indexOf("\n##", heading + 1);
    return page.substring(heading, end < 0 ? page.length() : end);
  }

  /** The draft that the page describes. */
  private static Draft draft() {
    return SampleSpeech.draft(
        "ann.wav",
        4,
        List.of(
            new Segment(
                new TimeSpan(0.5, 2.25),
                "speech",
                0.93,
                "Hello, Bob.",
                "Ann",
                "en",
                List.of(
                    new Word("Hello,", new TimeSpan(0.5, 0.9), 0.97),
                    new Word("Bob.", new TimeSpan(1, 1.5), 0.89))),
            new Segment(new TimeSpan(2, 3), "speech", 0.75, "Hi!", "Bob", "en", List.of()),
            Segment.of(new TimeSpan(3.25, 3.5), "music", 0.5)));
  }

  /** The block behind the heading of a format. */
  private static String example(String format) throws IOException {
    String page = Files.readString(PAGE);
    int heading = page.indexOf("\n### `" + format + "`");
    assertTrue(heading >= 0, () -> "no heading of " + format);
    int start = page.indexOf('\n', page.indexOf("\n```", heading) + 1) + 1;
    return page.substring(start, page.indexOf("\n```", start));
  }

  /** Blanks at the ends of lines, which Praat's own files have, are not for a page. */
  private static String stripped(String text) {
    return String.join("\n", text.lines().map(String::stripTrailing).toList());
  }
}
