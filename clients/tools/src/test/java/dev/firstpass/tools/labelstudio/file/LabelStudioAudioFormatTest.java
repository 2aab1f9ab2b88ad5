package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

final class LabelStudioAudioFormatTest extends AudioFormatContract {
  @Override
  protected LabelFormat format() {
    return new LabelStudioAudioFormat();
  }

  @Override
  protected String itemPath() {
    return "tasks.json";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    TaskRules.assertImports(path, content);
  }

  /** What people drew comes first; words have no place. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    List<Label> labels = new ArrayList<>();
    for (boolean scored : new boolean[] {false, true}) {
      for (Label label : item.labels()) {
        if (label.scored() == scored) {
          labels.add(new Label(wordless((Segment) label.suggestion()), scored, label.attributes()));
        }
      }
    }
    return new ItemLabels(item.item(), item.model(), labels, item.attributes());
  }

  private static Segment wordless(Segment segment) {
    return new Segment(
        segment.span(),
        segment.label(),
        segment.score(),
        segment.text(),
        segment.speaker(),
        segment.language(),
        List.of());
  }

  @Override
  protected double tolerance() {
    return 1e-9;
  }
}
