package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.cli.evaluate.timeline.Turn;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recordings of which people wrote down who speaks when: RTTM, or STM, or TextGrids that are called
 * as their recording; for each recording the first of these that there is. UEM files say what is
 * scored; without, all is.
 *
 * @param references by recording, in the order of the files
 * @param warnings what was left out, in sentences
 */
public record TurnDataset(Map<Recording, Reference> references, List<String> warnings) {
  public TurnDataset {
    references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    warnings = List.copyOf(warnings);
  }

  /**
   * What people wrote down of a recording.
   *
   * @param turns who speaks when
   * @param scored what is scored; nothing when that is all
   * @param ignored what is not scored of it
   */
  public record Reference(List<Turn> turns, Optional<Spans> scored, Spans ignored) {
    public Reference {
      turns = List.copyOf(turns);
    }

    /**
     * Returns what is scored.
     *
     * @param seconds how long the recording is
     */
    public Spans scored(double seconds) {
      double end = Math.max(seconds, Spans.ofTurns(turns).end());
      return scored.orElseGet(() -> Spans.until(end)).minus(ignored);
    }
  }

  /**
   * Reads a folder and those in it.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when there is nothing of the
   *     kind or a file is damaged; the message names the line
   */
  public static TurnDataset read(Path folder) {
    return new TurnReading(RecordingFiles.of(folder)).read(folder);
  }
}
