package dev.firstpass.families.dbtext;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.MultipleOf;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.SizePolicy;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImagePipeline;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Text detectors with one probability map; see the package for tensors and sources. */
public final class DbTextFamily implements ModelFamily {
  static final int STRIDE = 32;

  private static final int MAX_LONG_SIDE = 960;

  private final DbTextParameters parameters = new DbTextParameters();

  @Override
  public String name() {
    return "db-text";
  }

  @Override
  public String description() {
    return "PP-OCR text detectors (PaddleOCR): four-cornered outlines of text.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  /**
   * Recognises what Paddle's converter wrote: any network that paints one mask looks alike, so
   * without its name nobody can be sure.
   */
  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    boolean paddle = facts.producer().toLowerCase(Locale.ROOT).startsWith("paddle");
    if (!paddle || !facts.operators().containsAll(Set.of("ConvTranspose", "Sigmoid"))) {
      return Optional.empty();
    }
    return ImageGraph.of(facts).filter(DbTextFamily::paintsOneMap).map(DbTextFamily::recognised);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    if (graph.labels() != 1) {
      throw graph.mismatch("knows one class, text; the spec has " + graph.labels() + " labels");
    }
    String input = graph.imageName();
    TensorInfo output = graph.onlyOutput();
    long height = graph.fixedSize().map(size -> (long) size.height()).orElse(TensorShape.DYNAMIC);
    long width = graph.fixedSize().map(size -> (long) size.width()).orElse(TensorShape.DYNAMIC);
    graph.require(output, TensorShape.of(TensorShape.DYNAMIC, 1, height, width));
    return new ImagePipeline(
        graph.image(),
        spec.labels(),
        input,
        new DbTextDecoder(parameters, spec.labels(), output.name()));
  }

  private static boolean paintsOneMap(ImageGraph graph) {
    TensorShape input = graph.input().shape();
    TensorShape sameSize = TensorShape.of(TensorShape.DYNAMIC, 1, input.size(2), input.size(3));
    return graph.onlyOutput(4).filter(output -> output.size(1) == 1).isPresent()
        && graph.onlyOutput(4).filter(sameSize::admits).isPresent()
        && graph.size().filter(size -> !ImageGraph.divides(STRIDE, size)).isEmpty();
  }

  private static Recognition recognised(ImageGraph graph) {
    SizePolicy size =
        graph.size().<SizePolicy>map(fixed -> fixed).orElse(new MultipleOf(STRIDE, MAX_LONG_SIDE));
    return new Recognition(
        "one map of probabilities",
        ModelTask.TEXT_DETECTION,
        ImageInput.normalised(
            size,
            Resize.stretch(Kernel.LINEAR),
            Colour.BGR,
            1 / 255.0,
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225)),
        1,
        Optional.of(new LabelSet(List.of("text"))),
        Map.of(),
        Map.of(),
        List.of());
  }
}
