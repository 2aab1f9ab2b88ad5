package dev.firstpass.families.whisper;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.model.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The walk through one recording: window after window, each told the text before it, each beginning
 * where the last whole segment ended. Confined to one thread.
 *
 * <p>Reference: openai/whisper, {@code transcribe} in {@code whisper/transcribe.py}.
 */
final class Transcription {
  /** The language of models that know no other. */
  static final String ENGLISH = "en";

  /** Text from above this temperature is not told to the next window. */
  private static final double HIGHEST_TOLD = 0.5;

  private final Tokenizer tokenizer;
  private final Network.Run run;
  private final WindowDecoder decoder;
  private final Settings settings;
  private final Memory memory;
  private final AlignedWords aligned;
  private String language;

  Transcription(
      Tokenizer tokenizer, Network.Run run, WindowDecoder decoder, int context, Settings settings) {
    this.tokenizer = tokenizer;
    this.run = run;
    this.decoder = decoder;
    this.settings = settings;
    String prompt = PythonText.strip(settings.get(WhisperParameters.PROMPT));
    this.memory =
        new Memory(prompt.isEmpty() ? List.of() : tokenizer.encode(" " + prompt), context / 2 - 1);
    this.aligned = new AlignedWords(tokenizer.special().end());
    this.language =
        tokenizer.special().multilingual() ? settings.get(WhisperParameters.LANGUAGE) : ENGLISH;
  }

  /** Returns the segments in time order. */
  List<Suggestion> segments(FeatureWindows windows, FrameTiming timing, String label) {
    SegmentList found = new SegmentList(timing, label);
    long at = 0;
    for (int frames = windows.move(at); frames > 0; frames = windows.move(at)) {
      run.listen(windows.tensor());
      if (language.equals(WhisperParameters.AUTO)) {
        language = LanguageDetection.language(tokenizer, run);
      }
      Opening opening = Opening.of(run, tokenizer, memory.told(), request());
      Decoded decoded = decoder.decode(opening);
      found.limit(windows.samplesRead());
      at += decoder.isSilent(decoded) ? frames : accept(decoded, at, frames, found);
    }
    return found.suggestions();
  }

  /** Takes in what a window gave; returns how far the next one is. */
  private int accept(Decoded decoded, long at, int frames, SegmentList found) {
    Cuts cuts = Cuts.of(decoded.tokens(), tokenizer.special().firstTime(), frames);
    List<DraftSegment> segments = new ArrayList<>();
    for (Cuts.Piece piece : cuts.pieces()) {
      segments.add(
          new DraftSegment(
              seconds(at + piece.start()),
              seconds(at + piece.end()),
              piece.tokens(),
              text(piece.tokens())));
    }
    int advance = words(segments, decoded, cuts, at, frames);
    segments.removeIf(DraftSegment::isEmpty);
    segments.forEach(
        segment -> {
          memory.add(segment.tokens);
          found.add(segment, decoded.score(), language);
        });
    if (!settings.get(WhisperParameters.CONDITION) || decoded.temperature() > HIGHEST_TOLD) {
      memory.forget();
    }
    return advance;
  }

  private int words(List<DraftSegment> segments, Decoded decoded, Cuts cuts, long at, int frames) {
    switch (settings.get(WhisperParameters.WORD_TIMES)) {
      case WhisperParameters.PROPORTIONAL ->
          segments.forEach(
              segment -> new ProportionalWords(tokenizer, language).fill(segment, decoded.score()));
      case WhisperParameters.ATTENTION -> {
        return align(segments, cuts, at, frames);
      }
      default -> {}
    }
    return cuts.advance();
  }

  /** Where words are known, the next window begins where the last of them ended. */
  private int align(List<DraftSegment> segments, Cuts cuts, long at, int frames) {
    List<Integer> request = requestWithTimes();
    aligned.fill(segments, new Alignment(tokenizer, language, request, run), seconds(at), frames);
    double end = AlignedWords.end(segments);
    aligned.speechEnded(end);
    if (cuts.done() || !(end > seconds(at))) {
      return cuts.advance();
    }
    return (int) Math.max(1, Math.round(Math.rint(end * 100)) - at);
  }

  private List<Integer> request() {
    List<Integer> request = new ArrayList<>(requestWithTimes());
    if (!settings.get(WhisperParameters.TIMES)) {
      request.add(tokenizer.special().noTimes());
    }
    return request;
  }

  private List<Integer> requestWithTimes() {
    boolean translate = settings.get(WhisperParameters.TASK).equals(WhisperParameters.TRANSLATE);
    return tokenizer.special().request(language, translate);
  }

  private String text(List<Integer> tokens) {
    int end = tokenizer.special().end();
    return tokenizer.decode(tokens.stream().filter(token -> token < end).toList());
  }

  private static double seconds(long frame) {
    return frame / 100.0;
  }
}
