package dev.firstpass.tools.labelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The files are Pillow's: make_masks.py. */
final class MaskPngTest {
  @Test
  void read_everyPixelFormat_hasThePixels() throws IOException {
    Map<?, ?> files = (Map<?, ?>) Objects.requireNonNull(golden().get("files"));
    assertEquals(8, files.size());
    Mask mask = mask();
    for (Map.Entry<?, ?> file : files.entrySet()) {
      byte[] bytes = Base64.getDecoder().decode(String.valueOf(file.getValue()));
      assertEquals(
          Bitmap.of(mask).toMask(), MaskPng.read(bytes).toMask(), String.valueOf(file.getKey()));
    }
  }

  @Test
  void write_mask_isReadBack() throws IOException {
    assertEquals(
        Bitmap.of(mask()).toMask(), MaskPng.read(MaskPng.write(Bitmap.of(mask()))).toMask());
  }

  @Test
  void read_damagedFile_isRefused() throws IOException {
    byte[] file = MaskPng.write(Bitmap.of(mask()));
    assertThrows(IOException.class, () -> MaskPng.read(new byte[0]));
    for (int length = 1; length < file.length - 1; length++) {
      byte[] part = Arrays.copyOf(file, length);
      assertThrows(IOException.class, () -> MaskPng.read(part));
    }
    for (int at = 0; at < file.length; at++) {
      byte[] changed = file.clone();
      changed[at] ^= 0x55;
      try {
        assertTrue(MaskPng.read(changed).width() > 0);
      } catch (IOException e) {
        assertTrue(String.valueOf(e.getMessage()).length() < 200);
      }
    }
  }

  private static Map<?, ?> golden() throws IOException {
    return (Map<?, ?>)
        Objects.requireNonNull(PlainJson.read(SampleDraft.golden(MaskPngTest.class, "masks.json")));
  }

  private static Mask mask() throws IOException {
    List<Integer> runs =
        ((List<?>) Objects.requireNonNull(golden().get("runs")))
            .stream().map(run -> (Integer) Objects.requireNonNull(run)).toList();
    return new Mask(37, 23, runs);
  }
}
