package dev.firstpass.inference.registry;

import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.Channels;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Settings;
import java.util.List;
import java.util.Map;

/** Finds speech in recordings with models for voice activity. Thread-safe. */
final class SpeechFinder {
  private final Segmenters segmenters;

  /**
   * @param segmenters lends the models
   */
  SpeechFinder(Segmenters segmenters) {
    this.segmenters = segmenters;
  }

  /**
   * Checks that a model can find speech.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} when it is for something
   *     else, and as {@link Segmenters#acquire} does
   */
  void check(ModelRef segmenter) {
    try (ModelHandle.Lease lease = segmenters.acquire(segmenter)) {
      requireVoiceActivity(lease.model());
    }
  }

  /**
   * Returns where a model finds speech.
   *
   * @param channels what it hears
   * @param watch follows it
   */
  List<TimeSpan> speech(ModelRef segmenter, Item item, Channels channels, ItemWatch watch) {
    try (ModelHandle.Lease lease = segmenters.acquire(segmenter)) {
      LoadedModel model = lease.model();
      requireVoiceActivity(model);
      Settings settings = model.settings(Map.of("channels", channels.wireName()));
      return model.draft(item, settings, LabelMap.IDENTITY, watch).suggestions().stream()
          .filter(Segment.class::isInstance)
          .map(suggestion -> ((Segment) suggestion).span())
          .toList();
    }
  }

  private static void requireVoiceActivity(LoadedModel model) {
    ModelTask task = model.spec().task();
    if (task != ModelTask.VOICE_ACTIVITY) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "parameter 'segmenter' must name a model for voice-activity; "
              + model.spec().id()
              + " is one for "
              + task.wireName());
    }
  }
}
