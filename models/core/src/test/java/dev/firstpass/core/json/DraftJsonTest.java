package dev.firstpass.core.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.Orientation;
import dev.firstpass.core.model.ModelId;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftJsonTest {
  private static final Provenance MODEL =
      new Provenance(new ModelId("yolox-nano", "1"), "c789".repeat(16));
  private static final ItemFacts IMAGE =
      new ItemFacts.ImageFacts("dog.jpg", "0a1b".repeat(16), 768, 576);

  @Test
  void write_region_isTheDocumentedForm() throws IOException {
    Draft draft =
        new Draft(
            MODEL,
            IMAGE,
            Map.of("threshold", 0.25),
            List.of(new Region("dog", 0.91, Box.ofCorner(127.4, 220.1, 190.2, 320.7))));

    assertEquals(
        "{\"schema\":1,\"model\":{\"name\":\"yolox-nano\",\"version\":\"1\",\"sha256\":\""
            + "c789".repeat(16)
            + "\"},\"item\":{\"id\":\"dog.jpg\",\"kind\":\"image\",\"width\":768,\"height\":576,\"sha256\":\""
            + "0a1b".repeat(16)
            + "\"},\"parameters\":{\"threshold\":0.25},\"suggestions\":[{\"id\":\"0a1b0a1b0a1b-c789c789c789-0\","
            + "\"type\":\"region\",\"label\":\"dog\",\"score\":0.91,"
            + "\"box\":{\"x\":127.4,\"y\":220.1,\"width\":190.2,\"height\":320.7}}]}",
        json(draft));
  }

  @Test
  void write_pictureThatIsStoredTurned_tellsItsOrientation() throws IOException {
    ItemFacts turned =
        new ItemFacts.ImageFacts("dog.jpg", "0a1b", 768, 576, Orientation.TURNED_RIGHT);
    Draft draft = new Draft(MODEL, turned, Map.of(), List.of());

    String json = json(draft);

    assertTrue(json.contains("\"height\":576,\"orientation\":6,"), json);
    assertEquals(draft, DraftJsonReader.read(PlainJson.factory().createParser(json)));
  }

  @Test
  void write_segmentOfARecording_isTheDocumentedForm() throws IOException {
    Draft draft =
        new Draft(
            MODEL,
            new ItemFacts.AudioFacts("a.wav", "0a1b".repeat(16), 12.5),
            Map.of(),
            List.of(
                new Segment(
                    new TimeSpan(1.24, 3.8),
                    "speech",
                    0.93,
                    "hello there",
                    "A",
                    "en",
                    List.of(
                        new Segment.Word("hello", new TimeSpan(1.24, 1.51), 0.9),
                        new Segment.Word("there", new TimeSpan(1.600_04, 1.600_04), 0))),
                Segment.of(new TimeSpan(4, 5), "noise", 1)));

    assertEquals(
        "{\"schema\":1,\"model\":{\"name\":\"yolox-nano\",\"version\":\"1\",\"sha256\":\""
            + "c789".repeat(16)
            + "\"},\"item\":{\"id\":\"a.wav\",\"kind\":\"audio\",\"seconds\":12.5,\"sha256\":\""
            + "0a1b".repeat(16)
            + "\"},\"parameters\":{},\"suggestions\":[{\"id\":\"0a1b0a1b0a1b-c789c789c789-0\","
            + "\"type\":\"segment\",\"label\":\"speech\",\"score\":0.93,"
            + "\"start\":1.24,\"end\":3.8,\"text\":\"hello there\",\"speaker\":\"A\",\"language\":\"en\","
            + "\"words\":[{\"text\":\"hello\",\"start\":1.24,\"end\":1.51,\"score\":0.9},"
            + "{\"text\":\"there\",\"start\":1.6,\"end\":1.6,\"score\":0.0}]},"
            + "{\"id\":\"0a1b0a1b0a1b-c789c789c789-1\",\"type\":\"segment\",\"label\":\"noise\",\"score\":1.0,"
            + "\"start\":4.0,\"end\":5.0}]}",
        json(draft));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void read_randomSegments_areTheSame(long seed) throws IOException {
    Random random = new Random(seed);
    List<Suggestion> segments = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      TimeSpan span = span(random);
      List<Segment.Word> words = new ArrayList<>();
      for (int word = random.nextInt(4); word > 0; word--) {
        words.add(new Segment.Word("w" + word, span(random), random.nextInt(1_000_001) / 1e6));
      }
      segments.add(
          new Segment(
              span,
              "label " + random.nextInt(3),
              random.nextInt(1_000_001) / 1e6,
              random.nextBoolean() ? null : "text\n\"" + i,
              random.nextBoolean() ? null : "",
              random.nextBoolean() ? null : "zh-Hant",
              words));
    }
    Draft draft =
        new Draft(MODEL, new ItemFacts.AudioFacts("a.wav", "00", 86_400.1234), Map.of(), segments);

    assertEquals(draft, read(json(draft)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"segment\",\"label\":\"x\",\"score\":1,\"start\":1} | suggestions[0].end",
        "{\"type\":\"segment\",\"label\":\"x\",\"score\":1,\"start\":2,\"end\":1} | 2.0 to 1.0",
        "{\"type\":\"segment\",\"label\":\"x\",\"score\":1,\"start\":1,\"end\":2,\"text\":3} | text",
        "{\"type\":\"segment\",\"label\":\"x\",\"score\":1,\"start\":1,\"end\":2,\"words\":[{}]} | words[0]",
      })
  void read_wrongSegment_namesTheField(String segment, String complaint) {
    IOException problem =
        assertThrows(
            IOException.class, () -> read("{\"model\":{},\"suggestions\":[" + segment + "]}"));

    assertTrue(String.valueOf(problem.getMessage()).contains(complaint), problem::getMessage);
  }

  @Test
  void read_whatWasWritten_isTheSameForEveryKindOfSuggestion() throws IOException {
    List<Suggestion> suggestions =
        List.of(
            new Region("a", 0.5, new RotatedBox(10, 20, 8, 4, 0.5)),
            new Region(
                "b", 0.4, new Polygon(List.of(new Point(1, 2), new Point(5, 3), new Point(4, 9)))),
            new Region("c", 0.3, new Mask(4, 2, List.of(1, 2, 5))),
            new Region(
                "d",
                0.2,
                new Keypoints(
                    new Box(1, 2, 3, 5), List.of(new Keypoint("nose", new Point(2.5, 3.5), 0.75)))),
            new Tag("\"quoted\" ü 犬\n", 1),
            new Segment(
                new TimeSpan(1.24, 3.8),
                "speech",
                0.93,
                "hello there",
                "A",
                "en",
                List.of(new Segment.Word("hello", new TimeSpan(1.24, 1.51), 0.9))),
            Segment.of(new TimeSpan(0, 1), "noise", 0.1));
    Draft draft = new Draft(MODEL, IMAGE, Map.of("labels", List.of("a")), suggestions);

    assertEquals(draft, read(json(draft)));
    Draft audio =
        new Draft(MODEL, new ItemFacts.AudioFacts("a.wav", "00", 12.5), Map.of(), List.of());
    assertEquals(audio, read(json(audio)));
  }

  @Test
  void write_failedItem_hasAnErrorInsteadOfSuggestions() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.write(
          new DraftResult.Failed("b.jpg", ErrorCode.UNREADABLE_MEDIA, "it is cut off"), json);
    }

    assertEquals(
        "{\"item\":{\"id\":\"b.jpg\"},\"error\":{\"code\":\"unreadable-media\","
            + "\"title\":\"The bytes are damaged\",\"detail\":\"it is cut off\"}}",
        text.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | draft.suggestions is not a list",
        "{\"schema\":2} | schema 2 is newer than 1",
        "{\"suggestions\":[{\"label\":\"x\",\"score\":\"high\"}]} | draft.suggestions[0].score is not a number",
        "[] | draft is not an object",
      })
  void read_notADraft_namesTheField(String json, String complaint) {
    IOException problem = assertThrows(IOException.class, () -> read(json));

    assertTrue(String.valueOf(problem.getMessage()).contains(complaint), problem::getMessage);
  }

  @Test
  void plainJson_tooDeep_isRefused() {
    String deep = "[".repeat(PlainJson.MAX_DEPTH + 1) + "]".repeat(PlainJson.MAX_DEPTH + 1);

    assertThrows(
        IOException.class,
        () -> {
          try (JsonParser parser = PlainJson.factory().createParser(deep)) {
            PlainJson.read(parser);
          }
        });
  }

  private static TimeSpan span(Random random) {
    int start = random.nextInt(1_000_000);
    return new TimeSpan(start / 1e4, (start + random.nextInt(50_000)) / 1e4);
  }

  private static String json(Draft draft) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.write(draft, json);
    }
    return text.toString();
  }

  private static Draft read(String json) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return DraftJsonReader.read(parser);
    }
  }
}
