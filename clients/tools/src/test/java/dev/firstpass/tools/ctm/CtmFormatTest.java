package dev.firstpass.tools.ctm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.testkit.SharedData;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CtmFormatTest extends AudioFormatContract {
  @Override
  protected LabelFormat format() {
    return new CtmFormat();
  }

  @Override
  protected String itemPath() {
    return "labels.ctm";
  }

  @Override
  protected void assertReadable(String path, byte[] content) {
    assertEquals("labels.ctm", path);
    String recording = "";
    double before = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      assertTrue(line.matches("\\S+ 1 \\d+\\.\\d{3} \\d+\\.\\d{3} \\S+ (0(\\.\\d{1,6})?|1)"), line);
      String[] fields = line.split(" ", -1);
      assertTrue(recording.compareTo(fields[0]) <= 0, line);
      assertTrue(!recording.equals(fields[0]) || before <= Double.parseDouble(fields[2]), line);
      assertTrue(Double.parseDouble(fields[3]) > 0, line);
      recording = fields[0];
      before = Double.parseDouble(fields[2]);
    }
  }

  @Override
  protected boolean tellsOfUnlabelled() {
    return false;
  }

  /** A segment of each word; words that nobody timed share the time of their segment. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    List<Label> words = new ArrayList<>();
    for (Label label : item.labels()) {
      Segment segment = (Segment) label.suggestion();
      double start = segment.span().startSeconds();
      double end = segment.span().endSeconds();
      double middle = Math.floor((start + end) * 500 + 1e-6) / 1000;
      if (segment.text() != null) {
        double given = segment.words().isEmpty() ? segment.score() : 0.25;
        double score = label.scored() ? given : 1;
        words.add(word("hello", new TimeSpan(start, middle), score, label.scored()));
        words.add(word("there", new TimeSpan(middle, end), score, label.scored()));
      }
    }
    return ItemLabels.drawn(item.item(), words);
  }

  private static Label word(String text, TimeSpan span, double score, boolean scored) {
    List<Word> words = List.of(new Word(text, span, score));
    return new Label(SampleSpeech.spoken(span, score, text, null, words), scored, Map.of());
  }

  @Test
  void write_sample_isTheExpectedFile() throws IOException {
    // "two lines" share 1.75 s as 3 to 5, "& <all>." share 0.75 s as 1 to 6.
    assertEquals(
        Map.of(
            "labels.ctm",
            """
            day_1_ann 1 0.500 0.400 Hello, 0.9
            day_1_ann 1 1.000 0.500 "Bob" 0.875
            day_1_ann 1 1.500 0.107 & 0.5
            day_1_ann 1 1.607 0.643 <all>. 0.5
            day_1_ann 1 2.250 0.656 two 0.75
            day_1_ann 1 2.906 1.094 lines 0.75
            day_1_ann 1 3.500 0.500 -- 0.5
            day_1_ann 1 4.000 1.001 well 0.5
            day_1_ann 1 4.000 0.500 oh 0.25
            """),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void read_whatWasWritten_isTheSame(long seed) throws IOException {
    List<Segment> words =
        SampleSpeech.random(
            seed,
            (span, random) -> {
              String text = SampleSpeech.text(random, "-");
              double score = random.nextInt(1_000_001) / 1e6;
              return SampleSpeech.spoken(
                  span, score, text, null, List.of(new Word(text, span, score)));
            });
    String file = SampleSpeech.item(format(), SampleSpeech.draft("a.wav", 1e4, words));
    assertEquals(Map.of("a", words), SampleSpeech.recordings(format(), itemPath(), file));
  }

  @Test
  void read_lhotse_hasItsWordsAndScores() throws IOException {
    Label of = lhotse("supervision.ctm").get(1);
    Segment segment = (Segment) of.suggestion();
    assertEquals(new TimeSpan(0.18, 0.2), segment.span());
    assertEquals("of", segment.text());
    assertFalse(of.scored());
    assertEquals("0", of.attributes().get(LabelAttributes.CHANNEL));
    Label scored = lhotse("supervision_with_scores.ctm").get(1);
    assertTrue(scored.scored());
    assertEquals(0.8, ((Segment) scored.suggestion()).words().get(0).score());
  }

  private List<Label> lhotse(String name) throws IOException {
    byte[] file = Files.readAllBytes(SharedData.require("data/audio/lhotse/" + name));
    LabelCollection read = SampleSpeech.read(format(), itemPath(), file);
    assertEquals(List.of(), read.problems());
    return read.items().get(0).labels();
  }

  @Test
  void read_wrongLine_costsOnlyItself() throws IOException {
    LabelCollection read =
        SampleSpeech.read(format(), "x.ctm", "a 1 0.1 0.2 hi\n;; x\na 1 * * oh\na 1 1 0.5 you\n");
    assertEquals(
        List.of(
            "x.ctm: line 3 has '*' where a number must stand; its form is: RECORDING 1"
                + " START DURATION WORD [SCORE], in seconds"),
        read.problems());
    assertEquals(2, read.items().get(0).labels().size());
  }

  @Test
  void read_alternatives_takesTheFirst() throws IOException {
    LabelCollection read =
        SampleSpeech.read(
            format(),
            "x.ctm",
            """
            a A * * <ALT_BEGIN>
            a A 0.1 0.2 uh 0.5
            a A 0.3 0.1 @
            a A * * <ALT>
            a A 0.1 0.2 um
            a A * * <ALT>
            a A 0.1 0.2 hm
            a A * * <ALT_END>
            a A 1 0.25 yes NA
            """);
    assertEquals(
        List.of("uh", "yes"),
        SampleSpeech.segments(read.items().get(0)).stream().map(Segment::text).toList());
    assertEquals(List.of("x.ctm: line 4 begins other words; the first are read"), read.problems());
    assertEquals("A", read.items().get(0).labels().get(0).attributes().get("channel"));
  }

  @Test
  void writeItem_unscored_hasNoColumnOfScores() throws IOException {
    assertEquals(
        Map.of("labels.ctm", "a 1 0.000 1.000 hi\na A 1.000 0.500 oh\n"),
        SampleSpeech.files(
            format(),
            Label.drawn(
                SampleSpeech.spoken(new TimeSpan(1, 1.5), 1, "oh", null, List.of()),
                Map.of(LabelAttributes.CHANNEL, "A")),
            Label.drawn(
                SampleSpeech.spoken(new TimeSpan(0, 1), 1, "hi", null, List.of()), Map.of())));
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "language-left-out speech 2",
            "segment-as-words speech 3",
            "segment-without-text-left-out music 1",
            "speaker-left-out speech 4",
            "tag-left-out music 1",
            "times-of-words-guessed speech 3"),
        SampleSpeech.losses(format()));
  }
}
