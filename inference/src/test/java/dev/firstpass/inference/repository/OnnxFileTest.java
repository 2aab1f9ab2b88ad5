package dev.firstpass.inference.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.testkit.SharedData;
import dev.firstpass.testkit.ToyModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OnnxFileTest {
  @TempDir private Path folder;

  @Test
  void read_toyModel_givesItsSignature() throws IOException {
    OnnxFile onnx = OnnxFile.read(ToyModel.write(folder));

    assertEquals(
        "inputs [images float32[1, 3, 64, 64]], outputs [output float32[1, 84, 8]]",
        onnx.signature().toString());
    assertEquals(Set.of("ReduceMean", "Mul", "Add"), onnx.facts().operators());
    assertEquals("firstpass", onnx.facts().producer());
    assertTrue(onnx.externalData().isEmpty());
  }

  /**
   * Figures read by Debian's python3-onnx: mean over output channels of sum |w| of the first Conv.
   */
  @ParameterizedTest
  @CsvSource({
    "models/yolox_nano_coco/yolox_nano.onnx, 0.5764491",
    "models/yolox_nano_coco_legacy_norm/yolox_nano_kaz_ac07155.onnx, 32.696754",
    "models/fastestdet_coco/FastestDet.onnx, 5.2244143",
    "models/ultraface/version-RFB-320.onnx, 6.340349",
  })
  void read_realModel_givesTheGainOfItsFirstConvolution(String file, double expected)
      throws IOException {
    OnnxFile onnx = OnnxFile.read(SharedData.require(file));

    assertEquals(expected, onnx.inputGain().orElseThrow(), expected * 1e-5);
  }

  @Test
  void read_notOnnx_isRefusedWithItsName() throws IOException {
    for (byte[] content :
        List.of(new byte[0], "hello".getBytes(StandardCharsets.UTF_8), new byte[] {8, 7})) {
      Path file = Files.write(folder.resolve("x.onnx"), content);

      DraftingException problem = assertThrows(DraftingException.class, () -> OnnxFile.read(file));

      assertEquals(ErrorCode.INVALID_MODEL, problem.code());
      assertTrue(problem.detail().startsWith("x.onnx is not an ONNX model"), problem.detail());
    }
  }

  @Test
  void read_damagedModel_isRefusedOrReadNeverWorse() throws IOException {
    byte[] sound = Files.readAllBytes(ToyModel.write(folder));
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = sound.clone();
      for (int k = 0; k < 4; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged.onnx"), damaged);
      try {
        OnnxFile.read(file);
      } catch (DraftingException e) {
        assertEquals(ErrorCode.INVALID_MODEL, e.code());
      }
    }
  }

  @Test
  void read_weightsElsewhereInsideALoopBody_areFound() throws IOException {
    byte[] entry =
        message(out -> text(out, 1, "location"), out -> text(out, 2, "../../etc/passwd"));
    byte[] tensor = message(out -> text(out, 8, "w"), out -> bytes(out, 13, entry));
    byte[] body = message(out -> bytes(out, 5, tensor));
    byte[] attribute = message(out -> text(out, 1, "body"), out -> bytes(out, 6, body));
    byte[] node = message(out -> text(out, 4, "Loop"), out -> bytes(out, 5, attribute));
    byte[] model = message(out -> bytes(out, 7, message(graph -> bytes(graph, 1, node))));
    Path file = Files.write(folder.resolve("evil.onnx"), model);

    assertEquals(Set.of("../../etc/passwd"), OnnxFile.read(file).externalData());
    DraftingException problem =
        assertThrows(
            DraftingException.class, () -> ModelFiles.checkGraph(file, Set.of("weights.bin")));
    assertTrue(problem.detail().contains("'../../etc/passwd'"), problem.detail());
  }

  @Test
  void checkGraph_foreignOperators_areRefused() throws IOException {
    byte[] node = message(out -> text(out, 4, "Magic"), out -> text(out, 7, "com.example"));
    byte[] model = message(out -> bytes(out, 7, message(graph -> bytes(graph, 1, node))));
    Path file = Files.write(folder.resolve("magic.onnx"), model);

    DraftingException problem =
        assertThrows(DraftingException.class, () -> ModelFiles.checkGraph(file, Set.of()));

    assertTrue(problem.detail().contains("com.example"), problem.detail());
  }

  /** Writes one field. */
  private interface Field {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Field... fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (Field field : fields) {
      field.write(out);
    }
    out.flush();
    return bytes.toByteArray();
  }

  private static void text(CodedOutputStream out, int field, String value) throws IOException {
    out.writeString(field, value);
  }

  private static void bytes(CodedOutputStream out, int field, byte[] value) throws IOException {
    out.writeByteArray(field, value);
  }
}
