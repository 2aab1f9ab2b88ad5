package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.json.DraftJsonReader;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real models on real photographs against figures from outside: {@code REFERENCE_AP.txt} of the
 * shared data, measured with pycocotools through an independent Python pipeline.
 */
final class ParityTest {
  private static final double TOLERANCE = 0.003;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "yolox_nano_coco/yolox_nano.onnx, 0.361",
    "yolox_nano_coco_legacy_norm/yolox_nano_kaz_ac07155.onnx, 0.346",
    "picodet_s_coco/picodet_s_416_coco.onnx, 0.376",
    "nanodet_m_coco/object_detection_nanodet_2022nov.onnx, 0.263",
    "fastestdet_coco/FastestDet.onnx, 0.196",
  })
  void evaluate_addedWithoutAnyFlag_givesTheReferenceAp(String file, double expected)
      throws IOException {
    Path data = SharedData.require("data/images/coco_val100");
    add(SharedData.require("models/" + file));

    int exit =
        run(
            "evaluate",
            "--json",
            "--data",
            data.toString(),
            "--model",
            "m",
            "--models",
            folder.toString());

    assertEquals(ExitCodes.OK, exit, err::toString);
    assertEquals(expected, figure("AP"), TOLERANCE, out::toString);
  }

  /** Where the two faces of the photograph are, by eye, to some pixels: x, y, width, height. */
  @ParameterizedTest
  @CsvSource({
    "yunet_face/face_detection_yunet_2023mar.onnx, 5",
    "yunet_face/yunet_n_dynamic.onnx, 5",
    "ultraface/version-RFB-320.onnx, 0",
  })
  void label_photographOfTwoPeople_findsTheirTwoFaces(String file, int landmarks)
      throws IOException {
    Path photograph = SharedData.require("data/images/photos/zidane.jpg");
    add(SharedData.require("models/" + file));

    int exit = run("label", photograph.toString(), "--models", folder.toString());

    assertEquals(ExitCodes.OK, exit, err::toString);
    List<Region> faces =
        draft().suggestions().stream()
            .map(Region.class::cast)
            .sorted(Comparator.comparingDouble(face -> face.box().xMin()))
            .toList();
    assertEquals(2, faces.size(), out::toString);
    assertTrue(faces.get(0).box().iou(new Box(546, 255, 660, 424)) > 0.5, out::toString);
    assertTrue(faces.get(1).box().iou(new Box(919, 101, 1050, 275)) > 0.5, out::toString);
    for (Region face : faces) {
      int points = face.shape() instanceof Keypoints keypoints ? keypoints.points().size() : 0;
      assertEquals(landmarks, points);
    }
  }

  @Test
  void label_quantisedClassifier_namesTheAnimal() throws IOException {
    Path photograph = SharedData.require("data/images/photos/eagle.jpg");
    Path model = SharedData.require("models/mobilenet_v2_imagenet/mobilenet_v2_1.0_224_quant.onnx");
    run(
        "models",
        "add",
        model.toString(),
        "--name",
        "m",
        "--models",
        folder.toString(),
        "--labels",
        SharedData.require("models/mobilenet_v2_imagenet/imagenet_labels.txt").toString());

    int exit = run("label", photograph.toString(), "--models", folder.toString());

    assertEquals(ExitCodes.OK, exit, err::toString);
    assertTrue(draft().suggestions().get(0).label().startsWith("bald eagle"), out::toString);
  }

  private void add(Path model) {
    int exit = run("models", "add", model.toString(), "--name", "m", "--models", folder.toString());
    assertEquals(ExitCodes.OK, exit, err::toString);
  }

  private double figure(String name) throws IOException {
    String json = out.toString().substring(out.toString().indexOf('{'));
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      Map<?, ?> report = (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
      return ((Number) Objects.requireNonNull(report.get(name))).doubleValue();
    }
  }

  private Draft draft() throws IOException {
    String json = out.toString().substring(out.toString().indexOf("{\"schema\""));
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return DraftJsonReader.read(parser);
    }
  }

  private int run(String... arguments) {
    return Main.commandLine(Map.of(), folder)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
