package dev.firstpass.cli.evaluate.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.cli.evaluate.Stored;
import dev.firstpass.core.draft.TimeSpan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers are those of pyannote.metrics; see the README beside the files. */
final class ErrorsTest {
  private static final List<List<String>> TURNS = Stored.rows(ErrorsTest.class, "turns.tsv");
  private static final double TOLERANCE = 2e-5;

  static Stream<List<String>> measured() {
    return Stored.rows(ErrorsTest.class, "errors.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("measured")
  void speakers_conversations_areThoseOfPyannote(List<String> row) {
    String name = row.get(0);
    SpeakerErrors errors = SpeakerErrors.of(turns(name, "said"), turns(name, "found"), scored(row));

    assertEquals(number(row, 2), errors.spokenSeconds(), TOLERANCE, "spoken");
    assertEquals(number(row, 3), errors.missedSeconds(), TOLERANCE, "missed");
    assertEquals(number(row, 4), errors.falseSeconds(), TOLERANCE, "false");
    assertEquals(number(row, 5), errors.confusedSeconds(), TOLERANCE, "confused");
  }

  @ParameterizedTest
  @MethodSource("measured")
  void speech_conversations_isThatOfPyannote(List<String> row) {
    SpeechErrors errors = speech(row);

    assertEquals(number(row, 6), errors.speechSeconds(), TOLERANCE, "speech");
    assertEquals(number(row, 7), errors.missedSeconds(), TOLERANCE, "missed");
    assertEquals(number(row, 8), errors.falseSeconds(), TOLERANCE, "false");
  }

  @ParameterizedTest
  @MethodSource("measured")
  void speech_frames_areThoseWhoseMiddleIsIn(List<String> row) {
    SpeechErrors errors = speech(row);

    assertEquals(
        row.subList(9, 13),
        Stream.of(
                errors.truePositives(),
                errors.falsePositives(),
                errors.falseNegatives(),
                errors.trueNegatives())
            .map(String::valueOf)
            .toList());
  }

  @Test
  void rates_ofCounts_areShares() {
    SpeechErrors errors = new SpeechErrors(4, 1, 0.5, 30, 10, 20, 40);

    assertEquals(0.375, errors.detectionErrorRate());
    assertEquals(0.75, errors.precision());
    assertEquals(0.6, errors.recall());
    assertEquals(2.0 / 3, errors.f1(), 1e-12);
    assertEquals(0.7, errors.accuracy());
    assertEquals(0.6, new SpeakerErrors(10, 1, 2, 3).diarisationErrorRate());
  }

  @Test
  void rates_ofNothing_areUndefined() {
    assertTrue(Double.isNaN(SpeechErrors.NONE.detectionErrorRate()));
    assertTrue(Double.isNaN(SpeechErrors.NONE.f1()));
    assertTrue(Double.isNaN(SpeakerErrors.NONE.diarisationErrorRate()));
  }

  private static SpeechErrors speech(List<String> row) {
    return SpeechErrors.of(
        Spans.ofTurns(turns(row.get(0), "said")),
        Spans.ofTurns(turns(row.get(0), "found")),
        scored(row));
  }

  private static Spans scored(List<String> row) {
    String name = row.get(0);
    return Spans.ofTurns(turns(name, "scored"))
        .minus(Spans.collars(turns(name, "said"), number(row, 1)));
  }

  private static List<Turn> turns(String name, String kind) {
    return TURNS.stream()
        .filter(row -> row.get(0).equals(name) && row.get(1).equals(kind))
        .map(row -> new Turn(row.get(2), new TimeSpan(number(row, 3), number(row, 4))))
        .toList();
  }

  private static double number(List<String> row, int field) {
    return Double.parseDouble(row.get(field));
  }
}
