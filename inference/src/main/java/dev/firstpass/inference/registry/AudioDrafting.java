package dev.firstpass.inference.registry;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.PreparedAudio.Samples;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.Channels;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.media.MediaKinds;
import dev.firstpass.inference.media.audio.AudioDecoder;
import dev.firstpass.inference.media.audio.OpenRecording;
import dev.firstpass.inference.repository.Checksums;
import dev.firstpass.inference.segmenting.SegmenterParameters;
import dev.firstpass.inference.segmenting.StretchPlan;
import dev.firstpass.inference.segmenting.StretchReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drafts recordings as they are decoded: whole, or stretch by stretch where another model finds
 * speech. Thread-safe.
 */
final class AudioDrafting implements ItemDrafting {
  private static final double WARM_UP_SECONDS = 1;

  private final ModelTask task;
  private final MultiPass pipeline;
  private final AudioInput input;
  private final Sessions sessions;
  private final AudioDecoder decoder;
  private final SpeechFinder finder;

  /**
   * @param task what the model answers
   * @param pipeline hears recordings
   * @param input what it wants to hear
   * @param sessions its graphs
   * @param decoder reads recordings, with its limits
   * @param finder finds speech with other models
   */
  AudioDrafting(
      ModelTask task,
      MultiPass pipeline,
      AudioInput input,
      Sessions sessions,
      AudioDecoder decoder,
      SpeechFinder finder) {
    this.task = task;
    this.pipeline = pipeline;
    this.input = input;
    this.sessions = sessions;
    this.decoder = decoder;
    this.finder = finder;
  }

  @Override
  public Found draft(Item item, Settings settings, ItemWatch watch) {
    requireRecording(item);
    if (!ChannelParameter.each(settings)) {
      return track(item, ChannelParameter.input(input, settings), settings, watch);
    }
    int channels = decoder.header(item.content()).channels();
    List<Found> tracks = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      int before = i;
      AudioInput channel = input.withChannels(new Channels.Single(i));
      ItemWatch share = (done, total) -> watch.at((before * total + done) / channels, total);
      tracks.add(SpeakerTracks.named(i, track(item, channel, settings, share)));
    }
    return SpeakerTracks.together(tracks);
  }

  private void requireRecording(Item item) {
    if (MediaKinds.sniff(item.content()).equals(Optional.of(MediaKind.IMAGE))) {
      throw new DraftingException(
          ErrorCode.UNSUPPORTED_MEDIA,
          "this is a picture; a model for " + task.wireName() + " takes recordings");
    }
  }

  private Found track(Item item, AudioInput heard, Settings settings, ItemWatch watch) {
    Optional<ModelRef> segmenter = segmenter(settings);
    if (segmenter.isEmpty()) {
      return draft(item, heard, watch, samples -> whole(samples, settings));
    }
    // The recording is decoded twice rather than kept: once to find speech, once to hear it.
    List<TimeSpan> speech =
        finder.speech(
            segmenter.get(), item, heard.channels(), (done, total) -> watch.at(done / 2, total));
    List<TimeSpan> stretches =
        new StretchPlan(
                SegmenterParameters.longestStretch(settings),
                SegmenterParameters.mergeWithin(settings))
            .stretches(speech);
    return draft(
        item,
        heard,
        (done, total) -> watch.at((total + done) / 2, total),
        recording -> stretched(recording, stretches, settings));
  }

  /** What becomes of a recording that is open. */
  @FunctionalInterface
  private interface Hearing {
    List<Suggestion> hear(PreparedAudio recording);
  }

  private Found draft(Item item, AudioInput heard, ItemWatch watch, Hearing hearing) {
    try (OpenRecording recording = decoder.open(item.content(), heard)) {
      Samples samples = new WatchedSamples(recording, input.sampleRateHz(), watch);
      List<Suggestion> found = hearing.hear(new PreparedAudio(samples, recording.timing()));
      double seconds = recording.seconds();
      AudioFacts facts = new AudioFacts(item.id(), Checksums.sha256(item.content()), seconds);
      List<Suggestion> within =
          found.stream().flatMap(one -> within(one, seconds).stream()).toList();
      return new Found(facts, within, recording.warnings());
    }
  }

  private List<Suggestion> whole(PreparedAudio recording, Settings settings) {
    return pipeline.draft(recording, sessions, settings);
  }

  private List<Suggestion> stretched(
      PreparedAudio recording, List<TimeSpan> stretches, Settings settings) {
    StretchReader reader = new StretchReader(recording.samples(), input.sampleRateHz());
    List<Suggestion> heard = new ArrayList<>();
    for (TimeSpan stretch : stretches) {
      heard.addAll(pipeline.draft(reader.next(stretch), sessions, settings));
    }
    return heard;
  }

  /** What a compressed recording declares may be longer than it is; nothing lies past its end. */
  private static Optional<Suggestion> within(Suggestion suggestion, double seconds) {
    if (suggestion instanceof Segment segment && segment.span().endSeconds() > seconds) {
      return segment.span().startSeconds() < seconds
          ? Optional.of(segment.until(seconds))
          : Optional.empty();
    }
    return Optional.of(suggestion);
  }

  @Override
  public void refuse(Map<String, ?> changes) {}

  @Override
  public void check(Settings settings) {
    ChannelParameter.input(input, settings);
    segmenter(settings).ifPresent(finder::check);
  }

  @Override
  public Map<String, Object> inForce(Settings settings) {
    return SegmenterParameters.fit(task)
        ? SegmenterParameters.inForce(settings)
        : settings.values();
  }

  private Optional<ModelRef> segmenter(Settings settings) {
    return SegmenterParameters.fit(task)
        ? SegmenterParameters.segmenter(settings)
        : Optional.empty();
  }

  /** Hears a second of silence. */
  @Override
  public void warmUp(Settings settings) {
    int[] left = {(int) (WARM_UP_SECONDS * input.sampleRateHz())};
    Samples silence =
        into -> {
          int count = Math.min(left[0], into.length);
          Arrays.fill(into, 0, count, 0);
          left[0] -= count;
          return count;
        };
    FrameTiming timing = new FrameTiming(0, 1.0 / input.sampleRateHz(), WARM_UP_SECONDS);
    pipeline.draft(new PreparedAudio(silence, timing), sessions, settings);
  }

  @Override
  public void close() {}
}
