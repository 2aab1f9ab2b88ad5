package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Region;
import dev.firstpass.testkit.SharedData;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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

  private CommandRun command = new CommandRun(Path.of(""));

  @BeforeEach
  void open() {
    command = new CommandRun(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "yolox_nano_coco/yolox_nano.onnx, 0.361",
    "yolox_nano_coco_legacy_norm/yolox_nano_kaz_ac07155.onnx, 0.346",
    "picodet_s_coco/picodet_s_416_coco.onnx, 0.376",
    "nanodet_m_coco/object_detection_nanodet_2022nov.onnx, 0.263",
    "fastestdet_coco/FastestDet.onnx, 0.196",
  })
  void evaluate_addedWithoutAnyFlag_givesTheReferenceAp(String file, double expected) {
    Path data = SharedData.require("data/images/coco_val100");
    command.add(SharedData.require("models/" + file));

    command.evaluate(data);

    assertEquals(expected, command.figure("AP"), TOLERANCE, command::printed);
  }

  /** Where the two faces of the photograph are, by eye, to some pixels: x, y, width, height. */
  @ParameterizedTest
  @CsvSource({
    "yunet_face/face_detection_yunet_2023mar.onnx, 5",
    "yunet_face/yunet_n_dynamic.onnx, 5",
    "ultraface/version-RFB-320.onnx, 0",
  })
  void label_photographOfTwoPeople_findsTheirTwoFaces(String file, int landmarks) {
    Path photograph = SharedData.require("data/images/photos/zidane.jpg");
    command.add(SharedData.require("models/" + file));

    command.run("label", photograph.toString());

    List<Region> faces =
        command.drafts().get(0).suggestions().stream()
            .map(Region.class::cast)
            .sorted(Comparator.comparingDouble(face -> face.box().xMin()))
            .toList();
    assertEquals(2, faces.size(), command::printed);
    assertTrue(faces.get(0).box().iou(new Box(546, 255, 660, 424)) > 0.5, command::printed);
    assertTrue(faces.get(1).box().iou(new Box(919, 101, 1050, 275)) > 0.5, command::printed);
    for (Region face : faces) {
      int points = face.shape() instanceof Keypoints keypoints ? keypoints.points().size() : 0;
      assertEquals(landmarks, points);
    }
  }

  @Test
  void label_quantisedClassifier_namesTheAnimal() {
    Path photograph = SharedData.require("data/images/photos/eagle.jpg");
    Path model = SharedData.require("models/mobilenet_v2_imagenet/mobilenet_v2_1.0_224_quant.onnx");
    Path labels = SharedData.require("models/mobilenet_v2_imagenet/imagenet_labels.txt");
    command.add(model, "--labels", labels.toString());

    command.run("label", photograph.toString());

    String first = command.drafts().get(0).suggestions().get(0).label();
    assertTrue(first.startsWith("bald eagle"), command::printed);
  }
}
