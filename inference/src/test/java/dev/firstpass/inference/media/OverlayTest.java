package dev.firstpass.inference.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.ModelId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OverlayTest {
  private static final int WIDTH = 97;
  private static final int HEIGHT = 61;

  private final ImageDecoder decoder = new ImageDecoder(MediaLimits.defaults());
  private final Overlay overlay = new Overlay(decoder);
  private final ByteBuffer picture = Fixtures.bytes("tensors/photo.png");

  @Test
  void draw_nothing_isThePicture() {
    byte[] before = Fixtures.bgr("tensors/photo.png");
    byte[] after = Fixtures.decode(decoder, ByteBuffer.wrap(draw()));

    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      sum += Math.abs((before[i] & 0xFF) - (after[i] & 0xFF));
    }
    assertTrue(sum / before.length < 10, "mean difference " + sum / before.length);
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Box(20, 20, 80, 50),
        new RotatedBox(50, 35, 60, 30, 0),
        new Polygon(List.of(new Point(20, 20), new Point(80, 20), new Point(80, 50))),
        new Mask(WIDTH, HEIGHT, List.of(20 * WIDTH + 20, 60, HEIGHT * WIDTH - 20 * WIDTH - 80)),
        new Keypoints(
            new Box(10, 10, 90, 58), List.of(new Keypoint("nose", new Point(50, 20), 1))));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void draw_shape_changesPixelsOnIt(Shape shape) {
    byte[] jpeg = draw(new Region("dog", 0.9, shape));

    assertTrue(changed(jpeg, 50, 20) > 60, shape + ": " + changed(jpeg, 50, 20));
  }

  @Test
  void draw_shapesFarOutside_isThePictureWithoutThem() {
    byte[] jpeg = draw(new Region("dog", 0.9, new Box(-1e12, -1e12, 1e12, 1e12)));

    assertEquals(WIDTH, header(jpeg).width());
  }

  @Test
  void draw_tag_isListedInTheCorner() {
    assertTrue(changed(draw(new Tag("outdoor", 0.99)), 1, 1) > 60);
  }

  @Test
  void draw_turnedPicture_isUpright() {
    byte[] jpeg = overlay.draw(Fixtures.bytes("pictures/exif_6.jpg"), draft());

    assertEquals(new ImageHeader(ImageFormat.JPEG, 34, 50, 1), header(jpeg));
  }

  @Test
  void colours_manyLabels_differ() {
    var colours = new LabelColours();

    long distinct =
        Stream.iterate(0, i -> i + 1)
            .limit(36)
            .map(i -> colours.of("label" + i))
            .distinct()
            .count();

    assertEquals(36, distinct);
  }

  private byte[] draw(Suggestion... suggestions) {
    return overlay.draw(picture, draft(suggestions));
  }

  private static Draft draft(Suggestion... suggestions) {
    return new Draft(
        new Provenance(new ModelId("m", "1"), "ab"),
        new ImageFacts("photo.png", "cd", WIDTH, HEIGHT),
        Map.of(),
        List.of(suggestions));
  }

  private ImageHeader header(byte[] jpeg) {
    return decoder.header(ByteBuffer.wrap(jpeg));
  }

  /** Returns by how many levels a pixel differs from the picture's, over its three colours. */
  private int changed(byte[] jpeg, int x, int y) {
    byte[] before = Fixtures.bgr("tensors/photo.png");
    byte[] after = Fixtures.decode(decoder, ByteBuffer.wrap(jpeg));
    int sum = 0;
    for (int c = 0; c < 3; c++) {
      int i = 3 * (y * WIDTH + x) + c;
      sum += Math.abs((before[i] & 0xFF) - (after[i] & 0xFF));
    }
    return sum;
  }
}
