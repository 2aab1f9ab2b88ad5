package dev.firstpass.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every format of label files of recordings keeps. */
public abstract class AudioFormatContract extends LabelFormatContract {
  private static final double SECONDS = 60;

  /** What some format of this kind takes for its own syntax. */
  private static final List<String> SPEECH_TEXTS =
      List.of(
          "1 --> 2 --->",
          "00:00:01,000 --> 00:00:02,000",
          "two\n\nblocks\n\n\n3",
          "=1+1",
          "@now",
          "-5 degrees",
          "+49",
          "\ttab first",
          "\\ 100 200",
          ";; comment",
          "</ANNOTATION_VALUE><v A>",
          "WEBVTT",
          "NOTE x",
          "<o> {a / b}",
          "<NA>",
          "a,b;c\td",
          "\r\n",
          "",
          " ",
          "12",
          "「狐」が　走る");

  @Override
  final ItemFacts facts(String id) {
    return new AudioFacts(id, "00", SECONDS);
  }

  @Override
  final List<Suggestion> samples() {
    return List.of(
        Segment.of(new TimeSpan(0, 1), "dog", 0.5),
        segment(1, 2.5, "hello there", "A", word("hello", 1, 1.5), word("there", 1.75, 2.25)),
        segment(2.5, 3, "you", null),
        segment(2.75, 4, "two at once", "B", word("two", 2.75, 3), word("at once", 3, 3.5)),
        new Tag("cat", 0.75));
  }

  /** Segments one after the other, in whole milliseconds; those of one speaker never overlap. */
  @Override
  final ItemLabels random(String id, Random random) {
    List<Label> labels = new ArrayList<>();
    int time = 0;
    for (int i = random.nextInt(6); i > 0; i--) {
      time += 1 + random.nextInt(2000);
      int end = time + 400 + random.nextInt(2000);
      int half = (time + end) / 2;
      double middle = half / 1000.0;
      boolean scored = random.nextBoolean();
      boolean spoken = random.nextInt(4) > 0;
      List<Word> words =
          spoken && random.nextBoolean()
              ? List.of(word("hello", time / 1000.0, middle), word("there", middle, end / 1000.0))
              : List.of();
      Segment segment =
          new Segment(
              new TimeSpan(time / 1000.0, end / 1000.0),
              LABELS.name(random.nextInt(LABELS.size())),
              scored ? (1 + random.nextInt(100)) / 100.0 : 1,
              spoken ? "hello there" : null,
              random.nextBoolean() ? "Ann" : null,
              random.nextBoolean() ? "en" : null,
              words);
      labels.add(new Label(segment, scored, Map.of()));
      time = end;
    }
    return ItemLabels.drawn(facts(id), labels);
  }

  @Test
  void writeItem_segmentWithText_leavesATrace() throws IOException {
    byte[] content = item(draft("a.wav", segment(1, 2, "hello", "A")), LABELS);
    assertReadable(itemPath(), content);
    assertTrue(content.length > item(draft("a.wav"), LABELS).length);
  }

  @Test
  void writeItem_partsMissing_isReadable() throws IOException {
    for (@Nullable String text : new @Nullable String[] {"well then", null}) {
      for (@Nullable String speaker : new @Nullable String[] {"A", null}) {
        for (List<Word> words :
            List.of(List.<Word>of(), List.of(word("well", 1, 1.5), word("then", 1.5, 2)))) {
          var segment = new Segment(new TimeSpan(1, 2), "cat", 0.5, text, speaker, null, words);
          assertReadable(itemPath(), item(draft("a.wav", segment), LABELS));
        }
      }
    }
  }

  @Test
  void writeItem_segmentsThatTouchOverlapOrAreEmpty_isReadable() throws IOException {
    assertReadable(
        itemPath(),
        item(
            draft(
                "a.wav",
                segment(5, 6, "touches the next", "A"),
                segment(6, 7, "touched", "A"),
                segment(5.5, 6.5, "overlaps both", "A"),
                segment(5.6, 5.7, "inside", "A"),
                segment(5.6, 5.7, "twice", "A"),
                segment(1, 1, "no length", "A"),
                segment(1.0001, 1.0002, "nearly none", "A"),
                segment(0, 0, "at the start", "B"),
                segment(SECONDS, SECONDS, "at the end", "B"),
                segment(SECONDS - 1, SECONDS + 1, "over the end", "B"),
                segment(SECONDS + 1, SECONDS + 2, "beyond the end", "B"),
                segment(
                    8,
                    9,
                    "words that overlap",
                    "A",
                    word("words", 8, 8.5),
                    word("that", 8.25, 8.25),
                    word("overlap", 8.25, 9.5))),
            LABELS));
  }

  @Test
  void writeItem_hundredsOfHours_isReadable() throws IOException {
    Draft draft =
        draft(
            new AudioFacts("a.wav", "00", 400 * 3600),
            List.of(segment(399 * 3600 + 59.9996, 399 * 3600 + 61.25, "still here", "A")));
    assertReadable(itemPath(), item(draft, LABELS));
  }

  @Test
  void writeItem_extremeTimes_writesNumbersOnly() throws IOException {
    List<Suggestion> segments =
        List.of(
            segment(0, 1e300, "forever", "A"),
            segment(1e299, 1e300, "far", "A"),
            segment(1e-300, 1e-9, "short", "B", word("short", 1e-300, 1e-9)));
    for (double seconds : new double[] {0, 1e-300, 1e300}) {
      byte[] content = item(draft(new AudioFacts("a.wav", "00", seconds), segments), LABELS);
      String text = new String(content, StandardCharsets.UTF_8);
      assertFalse(text.contains("NaN") || text.contains("Infinity") || text.contains("E+"), text);
      assertReadable(itemPath(), content);
    }
  }

  @Test
  void write_oddTextsAndNames_areReadable() throws IOException {
    List<String> texts = new ArrayList<>(ODD_TEXTS);
    texts.addAll(SPEECH_TEXTS);
    LabelSet labels =
        LabelSet.numberingRepeats(texts.stream().filter(text -> !text.isBlank()).toList());
    List<Draft> drafts = new ArrayList<>();
    for (String text : texts) {
      String label = text.isBlank() ? "dog" : text;
      var span = new TimeSpan(1, 3);
      drafts.add(
          draft(
              text + ".wav",
              new Segment(span, label, 0.5, text, text, text, List.of(word(text, 1, 2))),
              Segment.of(new TimeSpan(4, 5), label, 0.5),
              new Tag(label, 0.5)));
    }
    assertAllReadable(written(drafts, labels));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void writeItem_randomSegments_isReadable(long seed) throws IOException {
    Random random = new Random(seed);
    List<Suggestion> segments = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double start = random.nextDouble() * SECONDS;
      double end = start + random.nextDouble() * random.nextDouble() * 3;
      @Nullable String speaker = random.nextInt(4) == 0 ? null : "speaker " + random.nextInt(3);
      @Nullable String text = random.nextInt(4) == 0 ? null : "text " + i;
      double middle = (start + end) / 2;
      List<Word> words =
          random.nextBoolean()
              ? List.of()
              : List.of(word("text", start, middle), word(String.valueOf(i), middle, end));
      segments.add(
          new Segment(
              new TimeSpan(start, end), "cat", random.nextDouble(), text, speaker, "en", words));
    }
    assertReadable(itemPath(), item(draft(facts("a.wav"), segments), LABELS));
  }

  private static Segment segment(
      double start, double end, @Nullable String text, @Nullable String speaker, Word... words) {
    return new Segment(new TimeSpan(start, end), "cat", 0.5, text, speaker, "en", List.of(words));
  }

  private static Word word(String text, double start, double end) {
    return new Word(text, new TimeSpan(start, end), 0.25);
  }
}
