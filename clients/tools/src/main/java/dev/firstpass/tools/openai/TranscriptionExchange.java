package dev.firstpass.tools.openai;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One transcription between its request and its answer. */
final class TranscriptionExchange implements ToolDrafting {
  private static final LabelSet NO_LABELS = new LabelSet(List.of());

  private final TranscriptionRequest request;
  private final List<LabelFormat> formats;

  /**
   * @param request what is asked for
   * @param formats among them {@code srt} and {@code vtt}
   */
  TranscriptionExchange(TranscriptionRequest request, List<LabelFormat> formats) {
    this.request = request;
    this.formats = formats;
  }

  @Override
  public List<ToolDraft> drafts() {
    return List.of(ToolDraft.of(request.draft()));
  }

  @Override
  public ToolAnswer answer(List<List<DraftResult>> results) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(results.get(0).get(0), out);
    return ToolAnswer.ok(mediaType(), out.toByteArray());
  }

  private String mediaType() {
    return request.stream() ? "text/event-stream" : request.format().mediaType();
  }

  private void write(DraftResult result, OutputStream out) throws IOException {
    if (result instanceof Failed failed) {
      throw new DraftingException(failed.code(), failed.detail());
    }
    Draft draft = ((Drafted) result).draft();
    if (draft.item().kind() != MediaKind.AUDIO) {
      throw new FieldProblem(
          ErrorCode.INVALID_REQUEST,
          TranscriptionRequest.MODEL,
          "the model '"
              + draft.provenance().model()
              + "' labels pictures; choose one for recordings, GET /v1/models lists them");
    }
    if (request.stream()) {
      TranscriptEvents.write(Transcript.of(draft), out);
    } else {
      write(draft, out);
    }
  }

  private void write(Draft draft, OutputStream out) throws IOException {
    switch (request.format()) {
      case JSON -> TranscriptJson.write(Transcript.of(draft), out);
      case VERBOSE_JSON ->
          TranscriptJson.writeVerbose(Transcript.of(draft), request.words(), language(), out);
      case DIARIZED_JSON -> TranscriptJson.writeDiarized(Transcript.of(draft), out);
      case TEXT -> out.write((Transcript.of(draft).text() + "\n").getBytes(StandardCharsets.UTF_8));
      case SRT, VTT -> subtitles().writeItem(draft, NO_LABELS, out);
    }
  }

  private String language() {
    return String.valueOf(request.draft().wishes().getOrDefault("language", ""));
  }

  private LabelFormat subtitles() {
    return formats.stream()
        .filter(format -> format.name().equals(request.format().wireName()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no label format " + request.format().wireName()));
  }
}
