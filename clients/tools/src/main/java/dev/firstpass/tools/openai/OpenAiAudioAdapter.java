package dev.firstpass.tools.openai;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.ServiceLoader;

/** The transcription part of the OpenAI audio API. Thread-safe. */
public final class OpenAiAudioAdapter implements ToolAdapter {
  private static final String TRANSCRIPTIONS = "transcriptions";

  private final List<LabelFormat> formats;

  /** Makes the adapter with the label file formats on the class path. */
  public OpenAiAudioAdapter() {
    this(ServiceLoader.load(LabelFormat.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  private OpenAiAudioAdapter(List<LabelFormat> formats) {
    this.formats = formats;
  }

  @Override
  public String name() {
    return "openai-audio";
  }

  @Override
  public String mountPath() {
    return "/v1/audio";
  }

  @Override
  public ToolExchange open(ToolCall call, ModelDirectory models) {
    if (!call.path().equals(TRANSCRIPTIONS)) {
      throw new DraftingException(
          ErrorCode.NOT_FOUND,
          "nothing is served at "
              + mountPath()
              + "/"
              + call.path()
              + "; of the audio API there is only "
              + TRANSCRIPTIONS);
    }
    if (!call.method().equals("POST")) {
      throw new DraftingException(
          ErrorCode.METHOD_NOT_ALLOWED, "send a recording with POST, not " + call.method());
    }
    return new TranscriptionExchange(TranscriptionRequest.of(call.form()), formats);
  }

  @Override
  public int writeError(DraftingException problem, OutputStream out) throws IOException {
    return OpenAiErrors.write(problem, out);
  }
}
