package dev.firstpass.inference.media;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.family.PreparedAudio.Samples;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.inference.media.audio.AudioDecoder;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.media.audio.OpenRecording;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Says how large a picture or how long a recording is, for label files that do not: from the
 * header, except of recordings whose header does not know. Thread-safe.
 */
public final class ItemProbe {
  private static final AudioInput ANY = new AudioInput(16_000);

  private final ImageDecoder pictures = new ImageDecoder(MediaLimits.defaults());
  private final AudioDecoder recordings = new AudioDecoder(AudioLimits.defaults());

  /**
   * Returns the facts of an item; its digest is left empty.
   *
   * @param id what the item is called
   * @param content from its position to its limit, neither of which changes
   * @return empty when it is neither picture nor recording
   * @throws DraftingException when it is one and cannot be read
   */
  public Optional<ItemFacts> facts(String id, ByteBuffer content) {
    Optional<MediaKind> kind = MediaKinds.sniff(content);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        kind.get() == MediaKind.IMAGE ? picture(id, content) : recording(id, content));
  }

  private ItemFacts picture(String id, ByteBuffer content) {
    ImageHeader header = pictures.header(content);
    return new ImageFacts(id, "", header.uprightWidth(), header.uprightHeight());
  }

  private ItemFacts recording(String id, ByteBuffer content) {
    try (OpenRecording recording = recordings.open(content, ANY)) {
      if (recording.header().declaredSeconds().isEmpty()) {
        float[] samples = new float[ANY.sampleRateHz()];
        Samples heard = recording.samples();
        while (heard.read(samples) > 0) {
          // Only the end is of interest.
        }
      }
      return new AudioFacts(id, "", recording.seconds());
    }
  }
}
