package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.LabelFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Drafts of recordings for the tests of their formats. */
public final class SampleSpeech {
  /** The labels in the order of their class ids. */
  public static final LabelSet LABELS = new LabelSet(List.of("speech", "music"));

  private static final List<String> WORDS =
      List.of(
          "yes", "\"no\"", "<b>", "R&D", "it's", "狐", "\uD83E\uDD8A", "Ärger", "a\\b", "12", "{x}");

  private SampleSpeech() {}

  /** Returns the draft that every format's expected text was written from by hand. */
  public static Draft draft() {
    return draft(
        "day 1/ann.wav",
        12.5,
        List.of(
            new Segment(
                new TimeSpan(0.5, 2.25),
                "speech",
                0.93,
                "Hello, \"Bob\" & <all>.",
                "Ann",
                "en",
                List.of(
                    new Word("Hello,", new TimeSpan(0.5, 0.9004), 0.9),
                    new Word("\"Bob\"", new TimeSpan(1, 1.5), 0.875),
                    new Word("& <all>.", new TimeSpan(1.5, 2.25), 0.5))),
            new Segment(
                new TimeSpan(3.5, 5.0006), "speech", 0.5, "-- well", "Ann", null, List.of()),
            // Listed late, begins where the first ends, overlaps the second.
            new Segment(
                new TimeSpan(2.25, 4), "speech", 0.75, "two\n\nlines", "Bob B", "en", List.of()),
            new Segment(new TimeSpan(4, 4.5), "speech", 0.25, "oh", "Ann", null, List.of()),
            Segment.of(new TimeSpan(6, 6), "music", 0.000_001),
            new Tag("music", 0.99)));
  }

  /** Returns a draft. */
  public static Draft draft(String id, double seconds, List<? extends Suggestion> suggestions) {
    return new Draft(
        new Provenance(new ModelId("whisper", "1"), "c789"),
        new AudioFacts(id, "00", seconds),
        Map.of(),
        List.copyOf(suggestions));
  }

  /**
   * Returns segments with random times in whole milliseconds, ordered by start, that may touch and
   * overlap.
   *
   * @param part makes the segment of a span
   */
  public static List<Segment> random(long seed, Part part) {
    Random random = new Random(seed);
    List<Segment> segments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < 100; i++) {
      start += 1 + random.nextInt(3_000);
      int end = start + 50 + random.nextInt(4_000);
      segments.add(part.of(new TimeSpan(start / 1e3, end / 1e3), random));
    }
    return segments;
  }

  /** Makes one segment of a random draft. */
  @FunctionalInterface
  public interface Part {
    /** Returns a segment with this span. */
    Segment of(TimeSpan span, Random random);
  }

  /** Returns one to five words with one of the given separators between them. */
  public static String text(Random random, String... separators) {
    var text = new StringBuilder(word(random));
    for (int more = random.nextInt(5); more > 0; more--) {
      text.append(separators[random.nextInt(separators.length)]).append(word(random));
    }
    return text.toString();
  }

  /** Returns a segment with the label of those that are read. */
  public static Segment spoken(
      TimeSpan span,
      double score,
      @Nullable String text,
      @Nullable String speaker,
      List<Word> words) {
    return new Segment(span, "speech", score, text, speaker, null, words);
  }

  /** Returns what a format writes for one draft. */
  public static String item(LabelFormat format, Draft draft) throws IOException {
    var out = new ByteArrayOutputStream();
    format.writeItem(draft, LABELS, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Returns what a format writes for a collection, by path. */
  public static Map<String, String> written(LabelFormat format, List<Draft> drafts)
      throws IOException {
    Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
    format.write(
        drafts,
        LABELS,
        path -> {
          var out = new ByteArrayOutputStream();
          files.put(path, out);
          return out;
        });
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach((path, out) -> texts.put(path, out.toString(StandardCharsets.UTF_8)));
    return texts;
  }

  /** Returns a text as a file. */
  public static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
