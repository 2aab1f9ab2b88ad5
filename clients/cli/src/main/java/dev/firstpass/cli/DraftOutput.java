package dev.firstpass.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.cli.labels.FolderTarget;
import dev.firstpass.cli.labels.Formats;
import dev.firstpass.cli.labels.LossText;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.inference.Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where drafts go: printed as JSON lines, or files of a format in a folder, perhaps with pictures.
 */
final class DraftOutput {
  private static final Path DEFAULT_FOLDER = Path.of("drafts");

  private final Optional<LabelFormat> format;
  private final Settings settings;
  private final Optional<Path> folder;
  private final boolean draw;
  private final PrintWriter out;
  private final List<Draft> drafts = new ArrayList<>();

  private DraftOutput(
      Optional<LabelFormat> format,
      Settings settings,
      Optional<Path> folder,
      boolean draw,
      PrintWriter out) {
    this.format = format;
    this.settings = settings;
    this.folder = folder;
    this.draw = draw;
    this.out = out;
  }

  /**
   * Returns an output.
   *
   * @param settings of the format
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_FORMAT}; the message lists those that
   *     exist
   */
  static DraftOutput of(
      String format,
      Map<String, String> settings,
      @Nullable Path folder,
      boolean draw,
      PrintWriter out) {
    boolean writesFiles = draw || !format.equals(Formats.NATIVE);
    Optional<LabelFormat> target =
        format.equals(Formats.NATIVE) ? Optional.empty() : Optional.of(Formats.named(format));
    return new DraftOutput(
        target,
        Settings.prediction(target.map(LabelFormat::options).orElse(List.of())).with(settings),
        Optional.ofNullable(folder == null && writesFiles ? DEFAULT_FOLDER : folder),
        draw,
        out);
  }

  /**
   * Refuses items that the format cannot hold, before any is drafted.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST}
   */
  void check(MediaKind kind) {
    if (draw && kind == MediaKind.AUDIO) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST, "--draw is for pictures; the model takes recordings");
    }
    format.ifPresent(chosen -> chosen.check(kind));
  }

  /**
   * Takes one draft; native JSON and drawn pictures are written at once, other formats at the end.
   */
  void add(Engine engine, ByteBuffer content, Draft draft) throws IOException {
    if (draw) {
      writeDrawing(engine, content, draft);
    }
    if (format.isPresent()) {
      drafts.add(draft);
    } else if (folder.isPresent()) {
      Files.writeString(target(draft.item().id() + ".draft.json"), json(draft) + "\n");
    } else {
      out.println(json(draft));
    }
  }

  /** Writes what is written at the end; returns what the format does not hold, for people. */
  List<String> finish(LabelSet labels) throws IOException {
    out.flush();
    if (format.isEmpty()) {
      return List.of();
    }
    LabelWriting writing = new LabelWriting(settings, new DropReport());
    format.get().write(LabelCollection.of(drafts, labels), writing, files());
    return LossText.of(writing.report());
  }

  /** Says where files went, for people. */
  String place() {
    return folder.map(path -> "; see " + path).orElse("");
  }

  private void writeDrawing(Engine engine, ByteBuffer picture, Draft draft) throws IOException {
    byte[] drawn = engine.draw(picture, draft);
    Files.write(target("drawn/" + draft.item().id() + ".jpg"), drawn);
  }

  private Path target(String path) throws IOException {
    return files().file(path);
  }

  private FolderTarget files() {
    return new FolderTarget(folder.orElse(DEFAULT_FOLDER));
  }

  private static String json(Draft draft) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.write(draft, json);
    }
    return text.toString();
  }
}
