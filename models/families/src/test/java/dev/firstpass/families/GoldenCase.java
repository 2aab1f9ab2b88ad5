package dev.firstpass.families;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Settings;
import dev.firstpass.testkit.Graphs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One golden case.
 *
 * @param name family and case
 * @param content as the file has it
 */
record GoldenCase(String name, Map<String, Object> content) {

  @SuppressWarnings("unchecked") // A golden file is an object.
  static GoldenCase read(Path file) {
    try (var parser = PlainJson.factory().createParser(file.toFile())) {
      Path folder = Objects.requireNonNull(file.getParent());
      Path family = Objects.requireNonNull(folder.getParent());
      return new GoldenCase(
          family.getFileName() + "/" + folder.getFileName(),
          (Map<String, Object>) Objects.requireNonNull(PlainJson.read(parser)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what our decoder makes of the case's outputs. */
  List<Suggestion> decode() {
    ModelFamily family =
        ServiceLoader.load(ModelFamily.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(candidate -> candidate.name().equals(content.get("family")))
            .findFirst()
            .orElseThrow();
    Letterbox letterbox = letterbox();
    Outputs outputs = outputs();
    SinglePass pipeline =
        (SinglePass) family.open(spec(letterbox), ModelContent.of(graph(outputs)));
    Settings settings = Settings.prediction(family.parameters()).with(map("settings"));
    return pipeline.decode(outputs, letterbox, settings);
  }

  /** Returns the reference's suggestions, plain. */
  List<Map<String, Object>> expected() {
    return maps("expected");
  }

  static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  static double[] numbers(@Nullable Object list) {
    return ((List<?>) Objects.requireNonNull(list))
        .stream().mapToDouble(GoldenCase::number).toArray();
  }

  @Override
  public String toString() {
    return name;
  }

  private ModelSpec spec(Letterbox letterbox) {
    Fixed size = new Fixed(letterbox.tensorWidth(), letterbox.tensorHeight());
    boolean tags = !expected().get(0).containsKey("box");
    return new ModelSpec(
        new ModelId("golden", "1"),
        (String) value("family"),
        tags ? ModelTask.CLASSIFICATION : ModelTask.DETECTION,
        List.of(new ModelFile(ModelFile.MODEL, "model.onnx", "0".repeat(64))),
        ImageInput.raw(size, Resize.stretch(Kernel.LINEAR), Colour.BGR),
        new LabelSet(((List<?>) value("labels")).stream().map(String.class::cast).toList()),
        Map.of(),
        map("options"),
        ModelCard.EMPTY);
  }

  private Letterbox letterbox() {
    double[] n = numbers(value("letterbox"));
    return new Letterbox(n[0], n[1], n[2], n[3], (int) n[4], (int) n[5], (int) n[6], (int) n[7]);
  }

  private GraphSignature graph(Outputs outputs) {
    Letterbox letterbox = letterbox();
    List<TensorInfo> inputs =
        content.containsKey("inputs")
            ? maps("inputs").stream().map(GoldenCase::input).toList()
            : List.of(
                Graphs.tensor("image", 1, 3, letterbox.tensorHeight(), letterbox.tensorWidth()));
    return new GraphSignature(
        inputs,
        outputs.tensors().entrySet().stream()
            .map(
                entry ->
                    new TensorInfo(
                        entry.getKey(), entry.getValue().type(), entry.getValue().shape()))
            .toList());
  }

  private static TensorInfo input(Map<String, Object> input) {
    return new TensorInfo(
        (String) Objects.requireNonNull(input.get("name")),
        ElementType.valueOf((String) Objects.requireNonNull(input.get("type"))),
        shape(input));
  }

  private Outputs outputs() {
    return new Outputs(
        maps("outputs").stream()
            .collect(
                Collectors.toMap(
                    output -> (String) Objects.requireNonNull(output.get("name")),
                    GoldenCase::tensor,
                    (a, b) -> a,
                    LinkedHashMap::new)));
  }

  private static Tensor tensor(Map<String, Object> output) {
    TensorShape shape = shape(output);
    if (output.containsKey("int64")) {
      return Tensor.of(shape, wholeNumbers(output.get("int64")));
    }
    byte[] bytes =
        Base64.getDecoder().decode((String) Objects.requireNonNull(output.get("float32")));
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return Tensor.of(shape, values);
  }

  private static TensorShape shape(Map<String, Object> tensor) {
    return TensorShape.of(wholeNumbers(tensor.get("shape")));
  }

  private static long[] wholeNumbers(@Nullable Object list) {
    return Arrays.stream(numbers(list)).mapToLong(number -> (long) number).toArray();
  }

  private Object value(String key) {
    return Objects.requireNonNull(content.get(key), key);
  }

  @SuppressWarnings("unchecked") // As the README says.
  private Map<String, Object> map(String key) {
    return (Map<String, Object>) value(key);
  }

  @SuppressWarnings("unchecked") // As the README says.
  private List<Map<String, Object>> maps(String key) {
    return (List<Map<String, Object>>) value(key);
  }
}
