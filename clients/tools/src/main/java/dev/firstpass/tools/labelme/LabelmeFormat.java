package dev.firstpass.tools.labelme;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.tools.labelfile.ImageDraft;
import dev.firstpass.tools.labelfile.LabelFileNames;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** labelme JSON. Thread-safe. */
public final class LabelmeFormat implements LabelFormat {
  private static final String NAME = "labelme";
  private static final String EXTENSION = ".json";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "labelme JSON: one file per image with boxes, polygons, points and flags";
  }

  @Override
  public MediaKind media() {
    return MediaKind.IMAGE;
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public void writeItem(Draft draft, LabelSet labels, OutputStream out) throws IOException {
    new LabelmeDocument(ImageDraft.of(draft, NAME)).write(out);
  }

  @Override
  public void write(List<Draft> drafts, LabelSet labels, LabelFiles files) throws IOException {
    List<ImageDraft> images = ImageDraft.of(drafts, NAME);
    List<String> stems =
        LabelFileNames.stems(images.stream().map(ImageDraft::path).toList(), EXTENSION);
    for (int i = 0; i < images.size(); i++) {
      try (OutputStream out = files.create(stems.get(i) + EXTENSION)) {
        new LabelmeDocument(images.get(i)).write(out);
      }
    }
  }
}
