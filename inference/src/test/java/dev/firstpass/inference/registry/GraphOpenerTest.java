package dev.firstpass.inference.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.family.GraphFacts;
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
import dev.firstpass.inference.graph.GraphRewriter;
import dev.firstpass.inference.repository.OnnxFile;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.OnnxRuntime;
import dev.firstpass.inference.runtime.RuntimeOptions;
import dev.firstpass.inference.runtime.RuntimeOptions.Optimisation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class GraphOpenerTest {
  private final OnnxRuntime runtime = OnnxRuntime.start(Device.CPU);

  @Test
  void rewritten_byDefaultOnACpu_isAFasterForm() throws IOException {
    GraphOpener opener = new GraphOpener(runtime, RuntimeOptions.DEFAULT);

    assertEquals(1, opener.rewritten(spec(true), graph(), facts()).orElseThrow().changes().size());
  }

  @Test
  void rewritten_specForbidsIt_isNone() throws IOException {
    GraphOpener opener = new GraphOpener(runtime, RuntimeOptions.DEFAULT);

    assertTrue(opener.rewritten(spec(false), graph(), facts()).isEmpty());
  }

  @Test
  void rewritten_withoutOptimisation_isNone() throws IOException {
    RuntimeOptions asItIs = new RuntimeOptions(1, false, Optimisation.NONE, true);

    assertTrue(new GraphOpener(runtime, asItIs).rewritten(spec(true), graph(), facts()).isEmpty());
  }

  private static GraphFacts facts() throws IOException {
    return OnnxFile.read(graph()).facts();
  }

  private static Path graph() {
    try {
      return Path.of(
          Objects.requireNonNull(GraphRewriter.class.getResource("fold-yolox.onnx")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ModelSpec spec(boolean rewrites) {
    return new ModelSpec(
        new ModelId("toy", "1"),
        "yolox",
        ModelTask.DETECTION,
        List.of(new ModelFile(ModelFile.MODEL, "fold-yolox.onnx", "0".repeat(64))),
        ImageInput.raw(new Fixed(16, 12), Resize.stretch(Kernel.LINEAR), Colour.BGR),
        new LabelSet(List.of("cat")),
        Map.of(),
        Map.of(),
        ModelCard.EMPTY,
        null,
        rewrites);
  }
}
