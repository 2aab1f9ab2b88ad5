package dev.firstpass.tools.cvat;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ModelDirectory.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One model of each kind, one that labels recordings and one that is not ready. */
final class Models {
  private static final Setting THRESHOLD =
      new Setting("threshold", "number", "a number", 0.25, "Lowest score");
  private static final Setting POINTS = new Setting("points", "string", "points", "", "Points");
  private static final Setting BOXES = new Setting("boxes", "string", "boxes", "", "Boxes");
  private static final LabelSet LABELS = new LabelSet(List.of("dog", "person"));

  private Models() {}

  static ModelDirectory all() {
    List<Entry> entries =
        List.of(
            of("boxes.v1_x-2", ModelTask.DETECTION),
            of("broken", "unavailable", "golden items do not hold"),
            of("classes", ModelTask.CLASSIFICATION),
            entry("ears", MediaKind.AUDIO, ModelTask.VOICE_ACTIVITY, List.of(), THRESHOLD),
            of("loading", "loading", ""),
            of("masks", ModelTask.INSTANCE_SEGMENTATION),
            of("poses", ModelTask.DETECTION, "nose", "left \"eye\""),
            entry(
                "sam",
                MediaKind.IMAGE,
                ModelTask.INSTANCE_SEGMENTATION,
                List.of(),
                THRESHOLD,
                POINTS,
                BOXES),
            of("texts", ModelTask.TEXT_DETECTION),
            of("toy", ModelTask.DETECTION),
            of("turned", ModelTask.ORIENTED_DETECTION));
    return () -> entries;
  }

  private static Entry of(String name, ModelTask task, String... points) {
    return entry(name, MediaKind.IMAGE, task, Arrays.asList(points), THRESHOLD);
  }

  private static Entry of(String name, String state, String problem) {
    return new Entry(new ModelId(name, "1"), state, problem, Optional.empty());
  }

  private static Entry entry(
      String name, MediaKind media, ModelTask task, List<String> points, Setting... settings) {
    return new Entry(
        new ModelId(name, "1"),
        "ready",
        "",
        Optional.of(
            new Facts(
                "0123abcdef",
                "toy",
                task,
                media,
                LABELS,
                List.of(settings),
                "",
                points,
                Optional.empty())));
  }
}
