package dev.firstpass.tools.labelstudio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.MaskRuns;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelstudio.BrushRle;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against masks of Label Studio's editor ({@code make_brush.mjs}) and of its converter ({@code
 * make_reference.py} of the adapter).
 */
final class BrushReaderTest {
  @Test
  void read_masksOfTheEditor_areTheirPixels() throws IOException {
    for (Fields mask : reference("brush.json")) {
      var expected = new MaskRuns((int) mask.whole("width"), (int) mask.whole("height"));
      for (double pixel : mask.numbers("set")) {
        expected.add((long) pixel, (long) pixel + 1);
      }
      assertEquals(expected.toMask(), read(mask));
    }
  }

  @Test
  void read_masksOfTheConverter_areTheirPixels() throws IOException {
    for (Fields mask : reference("../reference.json")) {
      List<Integer> runs = Arrays.stream(mask.numbers("runs")).mapToObj(run -> (int) run).toList();
      Mask expected = new Mask((int) mask.whole("width"), (int) mask.whole("height"), runs);
      assertEquals(expected.enclosingBox(), read(mask).enclosingBox());
      assertEquals(pixels(expected), pixels(read(mask)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void read_whatBrushRleWrites_isTheMask(long seed) throws IOException {
    Random random = new Random(seed);
    int width = 1 + random.nextInt(300);
    int height = 1 + random.nextInt(200);
    var runs = new MaskRuns(width, height);
    long at = random.nextInt(50);
    while (at < (long) width * height) {
      long end = Math.min(at + 1 + random.nextInt(width * 2), (long) width * height);
      runs.add(at, end);
      at = end + 1 + random.nextInt(400);
    }
    List<Integer> rle = Arrays.stream(BrushRle.encode(runs.toMask())).boxed().toList();

    assertEquals(
        runs.toMask(), BrushReader.read(new Fields(Map.of("rle", rle), ""), width, height));
  }

  @Test
  void read_cutOffOrOfAnotherSize_isRefused() throws IOException {
    Fields mask = reference("brush.json").get(2);
    List<?> rle = mask.values("rle");
    int width = (int) mask.whole("width");
    int height = (int) mask.whole("height");
    for (int length = 0; length < rle.size() - 2; length++) {
      var cut = new Fields(Map.of("rle", rle.subList(0, length)), "value");
      IOException refusal =
          assertThrows(IOException.class, () -> BrushReader.read(cut, width, height));
      assertTrue(String.valueOf(refusal.getMessage()).startsWith("value.rle"), refusal.toString());
    }
    assertThrows(IOException.class, () -> BrushReader.read(mask, width, height + 1));
  }

  private static Mask read(Fields mask) throws IOException {
    return BrushReader.read(mask, (int) mask.whole("width"), (int) mask.whole("height"));
  }

  private static String pixels(Mask mask) {
    var pixels = new StringBuilder();
    for (int i = 0; i < mask.runs().size(); i++) {
      pixels.append((i % 2 == 0 ? "0" : "1").repeat(mask.runs().get(i)));
    }
    return pixels.toString();
  }

  private static List<Fields> reference(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(BrushReaderTest.class.getResourceAsStream(name), name)) {
      return Fields.read(in).list("masks");
    }
  }
}
