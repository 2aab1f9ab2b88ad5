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
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.MemoryLabelFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
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

  /** Returns what a format reads of one file. */
  public static LabelCollection read(LabelFormat format, String path, String file)
      throws IOException {
    return read(format, path, file.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns what a format reads of one file. */
  public static LabelCollection read(LabelFormat format, String path, byte[] file)
      throws IOException {
    return read(format, new MemoryLabelFiles().with(path, file));
  }

  /** Returns what a format reads. */
  public static LabelCollection read(LabelFormat format, LabelSource source) throws IOException {
    return format.reader().orElseThrow().read(source, Settings.prediction(format.options()));
  }

  /** Returns what a format reads as segments by recording; nothing may be wrong with the file. */
  public static Map<String, List<Segment>> recordings(LabelFormat format, String path, String file)
      throws IOException {
    LabelCollection collection = read(format, path, file);
    if (!collection.problems().isEmpty()) {
      throw new AssertionError(collection.problems());
    }
    Map<String, List<Segment>> recordings = new LinkedHashMap<>();
    collection.items().forEach(item -> recordings.put(item.item().id(), segments(item)));
    return recordings;
  }

  /** Returns the segments of the only recording of a file. */
  public static List<Segment> segments(LabelFormat format, String path, String file)
      throws IOException {
    return recordings(format, path, file).values().iterator().next();
  }

  /** Returns the segments among labels. */
  public static List<Segment> segments(ItemLabels item) {
    return item.labels().stream()
        .map(Label::suggestion)
        .filter(Segment.class::isInstance)
        .map(Segment.class::cast)
        .toList();
  }

  /** Returns what a format loses of the sample, as lines of reason, label and number. */
  public static List<String> losses(LabelFormat format) throws IOException {
    LabelWriting writing = LabelWriting.defaults(format);
    format.writeItem(ItemLabels.of(draft()), LABELS, writing, OutputStream.nullOutputStream());
    return writing.report().dropped().stream()
        .map(dropped -> dropped.reason() + " " + dropped.label() + " " + dropped.count())
        .sorted()
        .toList();
  }

  /** Returns what a format writes for labels of {@code a.wav}, by path. */
  public static Map<String, String> files(LabelFormat format, Label... labels) throws IOException {
    var item = ItemLabels.drawn(new AudioFacts("a.wav", "", 60), List.of(labels));
    var files = new MemoryLabelFiles();
    format.write(new LabelCollection(LABELS, List.of(item)), LabelWriting.defaults(format), files);
    return files.texts();
  }

  /** Returns what a format keeps of the segments of an item. */
  public static ItemLabels held(ItemLabels item, UnaryOperator<Label> keep) {
    return new ItemLabels(
        item.item(), item.model(), item.labels().stream().map(keep).toList(), Map.of());
  }

  /** Returns an unscored segment of speech at the place of another, with words of score 1. */
  public static Label unscored(
      Segment of, @Nullable String text, @Nullable String speaker, List<Word> words) {
    List<Word> plain = words.stream().map(w -> new Word(w.text(), w.span(), 1)).toList();
    return Label.drawn(spoken(of.span(), 1, text, speaker, plain), Map.of());
  }

  /** Returns the label without words. */
  public static Label withoutWords(Label label) {
    Segment s = (Segment) label.suggestion();
    return new Label(
        new Segment(s.span(), s.label(), s.score(), s.text(), s.speaker(), s.language(), List.of()),
        label.scored(),
        label.attributes());
  }

  /** Returns the first that is there. */
  public static String or(@Nullable String first, String second) {
    return first == null ? second : first;
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
