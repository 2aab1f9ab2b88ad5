package dev.firstpass.tools.kaldi;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.util.List;

/**
 * The drafts of the golden data directory: the sample of all formats, and one recording whose
 * speakers and texts are those that a data directory could get wrong.
 */
final class KaldiSample {
  private KaldiSample() {}

  static List<Draft> drafts() {
    return List.of(
        SampleSpeech.draft(),
        SampleSpeech.draft(
            "b.flac",
            60,
            List.of(
                // One name begins like another, and a speaker is called as a recording.
                SampleSpeech.spoken(new TimeSpan(1, 2), 1, "yes", "Ann-2", List.of()),
                SampleSpeech.spoken(new TimeSpan(3, 4), 1, "no", "Ann!", List.of()),
                SampleSpeech.spoken(new TimeSpan(3, 4), 1, "no", "b", List.of()),
                SampleSpeech.spoken(new TimeSpan(5, 6), 1, null, null, List.of()),
                // Twice the same, words that Kaldi refuses, letters beyond ASCII.
                SampleSpeech.spoken(new TimeSpan(7, 8), 1, "<s> Füchse 狐 </s>", "Zoë", List.of()),
                SampleSpeech.spoken(new TimeSpan(7, 8), 1, "\uD83E\uDD8A", "Zoë", List.of()))));
  }
}
