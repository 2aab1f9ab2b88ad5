package dev.firstpass.cli;

import static dev.firstpass.cli.PlainValues.integers;
import static dev.firstpass.cli.PlainValues.list;
import static dev.firstpass.cli.PlainValues.map;
import static dev.firstpass.cli.PlainValues.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.geometry.MaskOverlap;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.StandardLabels;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real models on real photographs against a pipeline that shares nothing with the project; see
 * {@code reference/README.md}.
 */
final class ReferenceFiguresTest {
  /** Less than the reference's own figures move when its pictures are changed by one gray level. */
  private static final double TEXT_TOLERANCE = 0.005;

  private static final double LEAST_MASK_IOU = 0.98;

  /** Of fewer pixels a few on the edge make up the overlap. */
  private static final int LEAST_PIXELS = 2000;

  private static final double SCORE_TOLERANCE = 0.001;

  /** The smallest share of a picture that a person takes in Visual Wake Words. */
  private static final double LEAST_PERSON = 0.005;

  @TempDir private Path folder;

  private CommandRun command = new CommandRun(Path.of(""));

  @BeforeEach
  void open() {
    command = new CommandRun(folder.resolve("models"));
  }

  @Test
  void evaluate_textDetector_givesTheReferencesPrecisionAndRecall() {
    Path data = SharedData.require("data/images/sroie_receipts");
    command.add(SharedData.require("models/ppocr_v3_det/ch_PP-OCRv3_det_infer.onnx"));

    command.evaluate(data);

    Map<?, ?> expected = map(figures().get("ppocr"));
    for (String figure : List.of("precision", "recall", "f1")) {
      assertEquals(
          number(expected.get(figure)), command.figure(figure), TEXT_TOLERANCE, command::printed);
    }
  }

  @Test
  void label_semanticSegmentation_paintsTheReferencesPixels() {
    command.add(SharedData.require("models/deeplab_v3_voc/deeplab_v3_1_default_1.onnx"));
    List<String> arguments = new ArrayList<>(List.of("label"));
    Map<?, ?> expected = map(figures().get("deeplab"));
    for (Object name : expected.keySet()) {
      arguments.add(SharedData.require("data/images/photos/" + name + ".jpg").toString());
    }
    for (String setting : List.of("shape=mask", "parts=false", "smallestArea=0", "threshold=0")) {
      arguments.addAll(List.of("--set", setting));
    }

    command.run(arguments.toArray(String[]::new));

    LabelSet classes = StandardLabels.named("voc21").orElseThrow();
    int compared = 0;
    for (Draft draft : command.drafts()) {
      Map<?, ?> masks = map(expected.get(draft.item().id().replace(".jpg", "")));
      for (Suggestion suggestion : draft.suggestions()) {
        Mask mask = (Mask) ((Region) suggestion).shape();
        if (pixels(mask) >= LEAST_PIXELS) {
          Object runs = masks.get(String.valueOf(classes.indexOf(suggestion.label())));
          Mask reference = new Mask(mask.width(), mask.height(), integers(runs));
          double iou = MaskOverlap.iou(reference, mask);
          assertTrue(
              iou >= LEAST_MASK_IOU, draft.item().id() + ", " + suggestion.label() + ": " + iou);
          compared++;
        }
      }
    }
    assertTrue(compared >= expected.size(), "only " + compared + " masks were compared");
  }

  @Test
  void evaluate_personClassifier_isRightAsOftenAsTheReference() throws IOException {
    Path labels = Files.writeString(folder.resolve("names.txt"), "non_person\nperson\n");
    command.add(
        SharedData.require("models/vww_96_person/vww_96_float.onnx"),
        "--labels",
        labels.toString());
    Map<?, ?> expected = map(figures().get("vww"));

    command.evaluate(peopleOrNot());

    assertEquals(number(expected.get("images")), command.figure("items"));
    double right = number(expected.get("right")) / number(expected.get("images"));
    assertEquals(right, command.figure("top1"), 0, command::printed);
  }

  @Test
  void label_classifier_namesWhatTheReferenceNames() {
    Path labels = SharedData.require("models/mobilenet_v2_imagenet/imagenet_labels.txt");
    command.add(
        SharedData.require("models/mobilenet_v2_imagenet/mobilenet_v2_1.0_224_quant.onnx"),
        "--labels",
        labels.toString());

    command.run(
        "label",
        SharedData.require("data/images/photos").toString(),
        SharedData.require("data/images/coco_val100/images").toString());

    Map<?, ?> expected = map(figures().get("mobilenet"));
    List<Draft> drafts = command.drafts();
    assertEquals(expected.size(), drafts.size());
    for (Draft draft : drafts) {
      Suggestion first = draft.suggestions().get(0);
      Path name = Path.of(draft.item().id()).getFileName();
      List<?> reference = list(expected.get(name.toString()));
      assertEquals(reference.get(0), first.label(), name::toString);
      assertEquals(number(reference.get(1)), first.score(), SCORE_TOLERANCE, name::toString);
    }
  }

  /** The photographs of COCO as Visual Wake Words labels them. */
  private Path peopleOrNot() throws IOException {
    Path coco = SharedData.require("data/images/coco_val100");
    Map<?, ?> instances =
        PlainValues.read(Files.newInputStream(coco.resolve("instances_val100.json")));
    Path data = Files.createDirectories(folder.resolve("people"));
    List<String> lines = new ArrayList<>();
    for (Object image : list(instances.get("images"))) {
      double least =
          LEAST_PERSON * number(map(image).get("width")) * number(map(image).get("height"));
      boolean person =
          list(instances.get("annotations")).stream()
              .map(PlainValues::map)
              .filter(box -> Objects.equals(box.get("image_id"), map(image).get("id")))
              .anyMatch(box -> number(box.get("category_id")) == 1 && area(box) > least);
      String file = String.valueOf(map(image).get("file_name"));
      Files.copy(coco.resolve("images").resolve(file), data.resolve(file));
      lines.add(file + (person ? ",person" : ",non_person"));
    }
    Files.write(data.resolve("labels.csv"), lines);
    return data;
  }

  private static double area(Map<?, ?> annotation) {
    List<?> box = list(annotation.get("bbox"));
    return number(box.get(2)) * number(box.get(3));
  }

  private static int pixels(Mask mask) {
    int pixels = 0;
    for (int i = 1; i < mask.runs().size(); i += 2) {
      pixels += mask.runs().get(i);
    }
    return pixels;
  }

  private static Map<?, ?> figures() {
    try (InputStream file =
        ReferenceFiguresTest.class.getResourceAsStream("reference/figures.json")) {
      return PlainValues.read(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
