package dev.firstpass.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.geometry.MaskOverlap;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the decoders with an independent program; see {@code golden/README.md}. */
final class GoldenTest {
  private static final double PIXELS = 0.01;
  private static final double SCORE = 1e-5;
  private static final double RADIANS = 1e-4;
  private static final double MASK_IOU = 0.999;

  static Stream<GoldenCase> cases() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(GoldenTest.class.getResource("/golden")).toURI());
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.endsWith("case.json")).sorted().toList();
    }
    return files.stream().map(GoldenCase::read);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decode_goldenOutputs_givesTheReferencesSuggestions(GoldenCase golden) {
    List<Suggestion> actual = golden.decode();

    List<Map<String, Object>> expected = golden.expected();
    assertEquals(
        expected.stream().map(e -> e.get("label")).toList(),
        actual.stream().map(Suggestion::label).toList());
    for (int i = 0; i < expected.size(); i++) {
      Map<String, Object> one = expected.get(i);
      assertEquals(GoldenCase.number(one.get("score")), actual.get(i).score(), SCORE);
      if (actual.get(i) instanceof Region region) {
        assertNear(GoldenCase.numbers(one.get("box")), region.box());
        assertLandmarks(one, region);
        assertMask(one, region);
        assertRotated(one, region);
      } else {
        assertTrue(actual.get(i) instanceof Tag && !one.containsKey("box"));
      }
    }
  }

  private static void assertNear(double[] expected, Box actual) {
    assertEquals(expected[0], actual.xMin(), PIXELS);
    assertEquals(expected[1], actual.yMin(), PIXELS);
    assertEquals(expected[2], actual.xMax(), PIXELS);
    assertEquals(expected[3], actual.yMax(), PIXELS);
  }

  private static void assertMask(Map<String, Object> expected, Region actual) {
    assertEquals(expected.containsKey("mask"), actual.shape() instanceof Mask);
    if (actual.shape() instanceof Mask mask) {
      List<Integer> runs =
          Arrays.stream(GoldenCase.numbers(expected.get("mask"))).mapToObj(n -> (int) n).toList();
      Mask reference = new Mask(mask.width(), mask.height(), runs);
      assertTrue(MaskOverlap.iou(reference, mask) >= MASK_IOU);
    }
  }

  private static void assertRotated(Map<String, Object> expected, Region actual) {
    assertEquals(expected.containsKey("rotated"), actual.shape() instanceof RotatedBox);
    if (actual.shape() instanceof RotatedBox box) {
      double[] rotated = GoldenCase.numbers(expected.get("rotated"));
      assertEquals(rotated[0], box.xCentre(), PIXELS);
      assertEquals(rotated[1], box.yCentre(), PIXELS);
      assertEquals(rotated[2], box.width(), PIXELS);
      assertEquals(rotated[3], box.height(), PIXELS);
      assertEquals(rotated[4], box.radians(), RADIANS);
    }
  }

  private static void assertLandmarks(Map<String, Object> expected, Region actual) {
    assertEquals(expected.containsKey("landmarks"), actual.shape() instanceof Keypoints);
    if (actual.shape() instanceof Keypoints face
        && expected.get("landmarks") instanceof Map<?, ?> landmarks) {
      assertEquals(
          List.copyOf(landmarks.keySet()), face.points().stream().map(Keypoint::name).toList());
      for (Keypoint point : face.points()) {
        double[] at = GoldenCase.numbers(landmarks.get(point.name()));
        assertEquals(at[0], point.at().x(), PIXELS);
        assertEquals(at[1], point.at().y(), PIXELS);
      }
    }
  }
}
