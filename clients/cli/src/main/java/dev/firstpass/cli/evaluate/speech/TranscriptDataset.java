package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Recordings of which people wrote down what is said: LibriSpeech's {@code *.trans.txt}, Kaldi's
 * {@code text} with or without {@code wav.scp}, sclite's {@code *.trn} (or {@code
 * *.transcription}), NeMo's manifests ({@code *.jsonl} or {@code *manifest*.json}), STM, or {@code
 * NAME.txt} beside {@code NAME.wav}; for each recording the first of these that there is.
 *
 * @param transcripts by recording, in the order of the files
 * @param warnings what was left out, in sentences
 */
public record TranscriptDataset(Map<Recording, Transcript> transcripts, List<String> warnings) {
  public TranscriptDataset {
    transcripts = Collections.unmodifiableMap(new LinkedHashMap<>(transcripts));
    warnings = List.copyOf(warnings);
  }

  /**
   * What is said in a recording.
   *
   * @param text all of it, in order of time
   * @param ignored when what is said does not count
   */
  public record Transcript(String text, Spans ignored) {
    public Transcript {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(ignored, "ignored");
    }
  }

  /**
   * Reads a folder and those in it.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when there is nothing of the
   *     kind or a file is damaged; the message names the line
   */
  public static TranscriptDataset read(Path folder) {
    return new TranscriptReading(RecordingFiles.of(folder)).read(folder);
  }
}
