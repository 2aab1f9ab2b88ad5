package dev.firstpass.inference.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.inference.repository.OnnxFile;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.DjlSession;
import dev.firstpass.inference.runtime.OnnxRuntime;
import dev.firstpass.inference.runtime.RuntimeOptions;
import dev.firstpass.testkit.SharedData;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The graphs are made by {@code make_graphs.py}; each is its own reference, in ONNX Runtime. */
final class GraphRewriterTest {
  private static final Set<String> ALL = Set.of("Slice", "Concat", "Conv", "MaxPool");

  private final OnnxRuntime runtime = OnnxRuntime.start(Device.CPU);

  static Stream<Path> folds() throws IOException {
    return graphs("fold-");
  }

  static Stream<Path> chains() throws IOException {
    return graphs("chain-");
  }

  static Stream<Path> alone() throws IOException {
    return graphs("alone-");
  }

  @ParameterizedTest
  @MethodSource("folds")
  void rewrite_focus_isFoldedAndEqualUpToRounding(Path file) throws IOException {
    RewrittenGraph rewritten = GraphRewriter.rewrite(file, ALL).orElseThrow();

    assertEquals(1, rewritten.changes().size(), rewritten.changes().toString());
    Set<String> operators = operators(rewritten);
    assertTrue(operators.contains("Conv"), operators.toString());
    assertFalse(operators.contains("Slice") || operators.contains("Concat"), operators.toString());
    assertEqual(run(file, Optional.empty()), run(file, Optional.of(rewritten)), 1e-4f);
  }

  @ParameterizedTest
  @MethodSource("chains")
  void rewrite_poolsOfGrowingWindows_areChainedAndEqualToTheBit(Path file) throws IOException {
    RewrittenGraph rewritten = GraphRewriter.rewrite(file, ALL).orElseThrow();

    assertEquals(1, rewritten.changes().size(), rewritten.changes().toString());
    assertEqual(run(file, Optional.empty()), run(file, Optional.of(rewritten)), 0);
  }

  @ParameterizedTest
  @MethodSource("alone")
  void rewrite_nearMiss_isLeftAlone(Path file) throws IOException {
    assertEquals(
        List.of(), GraphRewriter.rewrite(file, ALL).map(RewrittenGraph::changes).orElse(List.of()));
    run(file, Optional.empty()); // A near miss runs, so that it is one.
  }

  @Test
  void rewrite_whatNoPatternKnows_isHandedOn() throws IOException {
    Path file = graphs("fold-yolox").findFirst().orElseThrow();
    OnnxFile before = OnnxFile.read(file);

    OnnxFile after = onnx(GraphRewriter.rewrite(file, ALL).orElseThrow());

    assertEquals(Map.of("kept", "as it was"), after.facts().metadata());
    assertEquals(before.signature(), after.signature());
    assertEquals(before.facts().producer(), after.facts().producer());
  }

  @Test
  void rewrite_withoutTheOperators_doesNotReadTheFile() throws IOException {
    assertTrue(GraphRewriter.rewrite(Path.of("there-is-none.onnx"), Set.of("Conv")).isEmpty());
  }

  @Test
  void rewrite_damagedFile_isLeftAloneOrRewrittenNeverWorse() throws IOException {
    byte[] sound = Files.readAllBytes(graphs("fold-yolov5").findFirst().orElseThrow());
    Random random = new Random(7);
    Path file = Files.createTempFile("damaged", ".onnx");
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = sound.clone();
      for (int k = 0; k < 4; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      GraphRewriter.rewrite(file, ALL).ifPresent(graph -> assertFalse(graph.changes().isEmpty()));
    }
    Files.delete(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/yolox_nano_coco/yolox_nano.onnx",
        "models/yolox_nano_coco_legacy_norm/yolox_nano_kaz_ac07155.onnx"
      })
  void rewrite_publishedYolox_isFoldedAndChainedAndEqualOnPhotographs(String name)
      throws IOException {
    Path file = SharedData.require(name);
    RewrittenGraph rewritten = GraphRewriter.rewrite(file, ALL).orElseThrow();

    assertEquals(2, rewritten.changes().size(), rewritten.changes().toString());
    assertFalse(operators(rewritten).contains("Slice"));
    try (Stream<Path> photos = Files.list(SharedData.require("data/images/photos"))) {
      for (Path photo : photos.filter(path -> path.toString().endsWith(".jpg")).toList()) {
        Map<String, Tensor> images = Map.of("images", picture(photo, 416));
        assertEqual(
            run(file, Optional.empty(), images), run(file, Optional.of(rewritten), images), 1e-4f);
      }
    }
  }

  private static Stream<Path> graphs(String beginning) throws IOException {
    try {
      Path folder =
          Path.of(
                  Objects.requireNonNull(GraphRewriterTest.class.getResource("make_graphs.py"))
                      .toURI())
              .getParent();
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(file -> file.getFileName().toString().startsWith(beginning))
            .sorted()
            .toList()
            .stream();
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Set<String> operators(RewrittenGraph graph) throws IOException {
    return onnx(graph).facts().operators();
  }

  private static OnnxFile onnx(RewrittenGraph graph) throws IOException {
    Path file = Files.createTempFile("rewritten", ".onnx");
    try {
      Files.write(file, graph.model().toByteArray());
      return OnnxFile.read(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Runs a graph on noise; returns its outputs. */
  private Map<String, float[]> run(Path file, Optional<RewrittenGraph> rewritten)
      throws IOException {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    Random random = new Random(11);
    for (TensorInfo input : OnnxFile.read(file).signature().inputs()) {
      inputs.put(input.name(), noise(input.shape(), random));
    }
    return run(file, rewritten, inputs);
  }

  private Map<String, float[]> run(
      Path file, Optional<RewrittenGraph> rewritten, Map<String, Tensor> inputs)
      throws IOException {
    GraphSignature signature = OnnxFile.read(file).signature();
    try (DjlSession session =
        rewritten.isEmpty()
            ? runtime.open(file, signature, RuntimeOptions.DEFAULT)
            : runtime.open(
                "rewritten",
                rewritten.get().model().newInput(),
                signature,
                RuntimeOptions.DEFAULT)) {
      Map<String, float[]> outputs = new LinkedHashMap<>();
      session
          .run(inputs)
          .tensors()
          .forEach((name, tensor) -> outputs.put(name, values(tensor.floats())));
      return outputs;
    }
  }

  /** Values in [0, 1); axes of no fixed size get an even one. */
  private static Tensor noise(TensorShape shape, Random random) {
    long[] sizes = shape.toArray();
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = sizes[axis] < 0 ? 8 + 2L * axis : sizes[axis];
    }
    FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(TensorShape.of(sizes).elements()));
    while (values.hasRemaining()) {
      values.put(random.nextFloat());
    }
    return tensor(values.flip(), sizes);
  }

  /** Values in [0, 255], planes of blue, green and red, stretched to a square. */
  private static Tensor picture(Path file, int side) throws IOException {
    BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = square.createGraphics();
    graphics.drawImage(ImageIO.read(file.toFile()), 0, 0, side, side, null);
    graphics.dispose();
    FloatBuffer values = FloatBuffer.allocate(3 * side * side);
    for (int shift = 0; shift <= 16; shift += 8) {
      for (int at = 0; at < side * side; at++) {
        values.put(square.getRGB(at % side, at / side) >> shift & 0xff);
      }
    }
    return tensor(values.flip(), 1, 3, side, side);
  }

  private static Tensor tensor(FloatBuffer values, long... sizes) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(values.remaining() * Float.BYTES).order(ByteOrder.nativeOrder());
    data.asFloatBuffer().put(values);
    return new Tensor(ElementType.FLOAT32, TensorShape.of(sizes), data);
  }

  private static float[] values(FloatBuffer buffer) {
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static void assertEqual(
      Map<String, float[]> expected, Map<String, float[]> actual, float tolerance) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (name, values) -> {
          float[] others = Objects.requireNonNull(actual.get(name), name);
          assertArrayEquals(values, others, tolerance, name);
        });
  }
}
