package dev.firstpass.families.speech;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Prepared;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.SpeechWindows.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises a recording window by window: memory holds one window, however long the recording is.
 * Immutable and thread-safe.
 *
 * @param input the rate that the model was trained with
 * @param labels what its segments can be called
 * @param parameters how windows and segments are cut
 * @param recogniser what is said in a window
 */
public record SpeechPipeline(
    AudioInput input, LabelSet labels, SegmentParameters parameters, WindowRecogniser recogniser)
    implements MultiPass {
  @Override
  public void check(Settings settings) {
    recogniser.check(settings);
  }

  @Override
  public List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings) {
    if (!(media instanceof PreparedAudio audio)) {
      throw new IllegalArgumentException("not a recording");
    }
    int rate = input.sampleRateHz();
    SegmentCutter cutter = parameters.cutter(settings, audio.timing(), rate);
    SpeechWindows windows =
        new SpeechWindows(audio.samples(), rate, parameters.windowSeconds(settings));
    List<Segment> segments = new ArrayList<>();
    for (Optional<Window> next = windows.next(); next.isPresent(); next = windows.next()) {
      Heard heard = recogniser.hear(next.get().samples(), sessions, settings);
      segments.addAll(cutter.segments(heard, next.get()));
    }
    return List.copyOf(segments);
  }
}
