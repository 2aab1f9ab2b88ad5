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
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.inference.graph.GraphRewriter;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.repository.ModelCandidate;
import dev.firstpass.inference.repository.ModelInspector;
import dev.firstpass.inference.repository.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be said of ONNX files without running them: what they say, what families make of them,
 * and what adding them would need.
 *
 * @param lines for people, each with its subject in front
 * @param isSure whether they could be added as they are
 */
record Inspection(List<String> lines, boolean isSure) {
  private static final int NAMED = 5;

  Inspection {
    lines = List.copyOf(lines);
  }

  /**
   * Inspects files that may be one model.
   *
   * @param files graphs, or folders of them, with or without their documents
   * @throws DraftingException when a graph is not an ONNX model
   */
  static Inspection of(List<Path> files, Families families) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path graph : graphs(files)) {
      describe(graph, lines);
    }
    Map<String, Recognition> found;
    try {
      ModelCandidate candidate = ModelCandidate.read(files);
      candidate.content().documents().keySet().forEach(name -> lines.add("file    " + name));
      found = new ModelInspector(families).recognise(candidate);
    } catch (DraftingException e) {
      lines.add("refused " + e.detail());
      return new Inspection(lines, false);
    }
    found.forEach((family, recognition) -> describe(family, recognition, lines));
    conclude(files, families, found, lines);
    return new Inspection(lines, found.size() == 1);
  }

  private static List<Path> graphs(List<Path> files) throws IOException {
    List<Path> graphs = new ArrayList<>();
    for (Path path : files) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          inside.filter(Files::isRegularFile).sorted().forEach(graphs::add);
        }
      } else {
        graphs.add(path);
      }
    }
    return graphs.stream().filter(path -> ModelFile.isGraph(path.toString())).toList();
  }

  private static void describe(Path graph, List<String> lines) throws IOException {
    if (!Files.isRegularFile(graph)) {
      return; // What reads the candidate complains.
    }
    OnnxFile onnx = OnnxFile.read(graph);
    lines.add("graph   " + graph.getFileName());
    lines.addAll(onnx.describe());
    if (!onnx.facts().producer().isEmpty()) {
      lines.add("made by " + onnx.facts().producer());
    }
    onnx.externalData().forEach(name -> lines.add("weights in file " + name));
    GraphRewriter.rewrite(graph, onnx.facts().operators())
        .ifPresent(equal -> equal.changes().forEach(change -> lines.add("on a CPU " + change)));
  }

  private static void describe(String family, Recognition recognition, List<String> lines) {
    lines.add("family  " + family + ": " + recognition.variant());
    lines.add("task    " + recognition.task().wireName() + ", " + classes(recognition));
    lines.add("expects " + expects(recognition.input()));
    recognition.options().forEach((name, value) -> lines.add("option  " + name + ": " + value));
    recognition.assumptions().forEach(line -> lines.add("assumed " + line));
    lines.add(
        "settings "
            + String.join(
                ", ",
                ModelsCommand.settings(family, recognition.task(), recognition.input().kind())));
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
      List<Path> files, Families families, Map<String, Recognition> found, List<String> lines) {
    if (found.isEmpty()) {
      lines.add("family  none recognises it; there are " + String.join(", ", families.names()));
    } else if (found.size() > 1) {
      lines.add("question which of these is it? Say so when you add it:");
      found.keySet().forEach(name -> lines.add("  " + adding(files) + " --family " + name));
    }
  }

  private static String adding(List<Path> files) {
    return files.stream()
        .map(path -> String.valueOf(path.getFileName()))
        .collect(Collectors.joining(" ", "firstpass models add ", ""));
  }
}
