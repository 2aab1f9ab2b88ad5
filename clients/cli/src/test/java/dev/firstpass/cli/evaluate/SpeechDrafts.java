package dev.firstpass.cli.evaluate;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.model.ModelId;
import java.util.List;
import java.util.Map;

/** Makes drafts of recordings by hand. */
final class SpeechDrafts {
  private SpeechDrafts() {}

  static Draft of(double seconds, Segment... segments) {
    return new Draft(
        new Provenance(new ModelId("m", "1"), "00"),
        new AudioFacts("a.wav", "00", seconds),
        Map.of(),
        List.of(segments));
  }

  static Segment text(double start, double end, String text) {
    return new Segment(new TimeSpan(start, end), "speech", 0.9, text, null, null, List.of());
  }

  static Segment speech(double start, double end) {
    return Segment.of(new TimeSpan(start, end), "speech", 0.9);
  }

  static Segment speaker(String speaker, double start, double end) {
    return new Segment(new TimeSpan(start, end), "speech", 0.9, null, speaker, null, List.of());
  }
}
