package dev.firstpass.cli;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.MultipleOf;
import dev.firstpass.core.model.ImageInput.ShortSide;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.MediaInput;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.repository.ModelFiles;
import dev.firstpass.inference.repository.ModelInspector;
import dev.firstpass.inference.repository.OnnxFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What can be said of an ONNX file without running it: what the file says, what families make of
 * it, and what adding it would need.
 *
 * @param lines for people, each with its subject in front
 * @param isSure whether the file could be added as it is
 */
record Inspection(List<String> lines, boolean isSure) {
  private static final int NAMED = 5;

  Inspection {
    lines = List.copyOf(lines);
  }

  /**
   * Inspects a file.
   *
   * @throws DraftingException when it is not an ONNX model
   */
  static Inspection of(Path file, Families families) throws IOException {
    OnnxFile onnx = OnnxFile.read(file);
    List<String> lines = new ArrayList<>(onnx.describe());
    if (!onnx.facts().producer().isEmpty()) {
      lines.add("made by " + onnx.facts().producer());
    }
    onnx.externalData().forEach(name -> lines.add("weights in file " + name));
    boolean runs = runs(file, lines);
    Map<String, Recognition> found = new ModelInspector(families).recognise(onnx);
    found.forEach((family, recognition) -> describe(family, recognition, lines));
    conclude(file, families, found, lines);
    return new Inspection(lines, runs && found.size() == 1);
  }

  /** Whether the file is one that is allowed to run; says why not. */
  private static boolean runs(Path file, List<String> lines) throws IOException {
    try {
      ModelFiles.checkGraph(file);
      return true;
    } catch (DraftingException e) {
      lines.add("refused " + e.detail());
      return false;
    }
  }

  private static void describe(String family, Recognition recognition, List<String> lines) {
    lines.add("family  " + family + ": " + recognition.variant());
    lines.add("task    " + recognition.task().wireName() + ", " + classes(recognition));
    lines.add("expects " + expects(recognition.input()));
    recognition.options().forEach((name, value) -> lines.add("option  " + name + ": " + value));
    recognition.assumptions().forEach(line -> lines.add("assumed " + line));
    lines.add("settings " + String.join(", ", ModelsCommand.settings(family, recognition.task())));
  }

  private static String classes(Recognition recognition) {
    String count = recognition.classes() + (recognition.classes() == 1 ? " class" : " classes");
    return recognition.labels().map(labels -> count + ": " + some(labels)).orElse(count);
  }

  private static String some(LabelSet labels) {
    String names = String.join(", ", labels.names().subList(0, Math.min(NAMED, labels.size())));
    return labels.size() > NAMED ? names + ", ..." : names;
  }

  private static String expects(MediaInput input) {
    if (input instanceof AudioInput audio) {
      return "sound of " + audio.sampleRateHz() + " samples a second";
    }
    ImageInput image = (ImageInput) input;
    return String.format(
        Locale.ROOT,
        "%s, %s, %s times %.6g, minus %s, over %s",
        size(image),
        image.resize().fit().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        image.colour(),
        image.scale(),
        image.mean(),
        image.std());
  }

  private static String size(ImageInput image) {
    if (image.size() instanceof Fixed fixed) {
      return fixed.width() + "x" + fixed.height();
    }
    if (image.size() instanceof ShortSide sides) {
      return "shorter side " + sides.shortSide() + ", longer at most " + sides.maxLongSide();
    }
    MultipleOf multiple = (MultipleOf) image.size();
    return "multiples of "
        + multiple.multiple()
        + ", longer side at most "
        + multiple.maxLongSide();
  }

  private static void conclude(
      Path file, Families families, Map<String, Recognition> found, List<String> lines) {
    if (found.isEmpty()) {
      lines.add("family  none recognises it; there are " + String.join(", ", families.names()));
    } else if (found.size() > 1) {
      lines.add("question which of these is it? Say so when you add it:");
      found.keySet().forEach(name -> lines.add("  " + adding(file) + " --family " + name));
    }
  }

  private static String adding(Path file) {
    return "firstpass models add " + file.getFileName();
  }
}
