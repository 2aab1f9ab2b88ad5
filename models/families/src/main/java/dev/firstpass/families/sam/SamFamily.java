package dev.firstpass.families.sam;

import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImageNet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Segment Anything and its kin; see the package for tensors and sources. */
public final class SamFamily implements ModelFamily {
  static final String ENCODER = "encoder";
  static final String DECODER = "decoder";

  private final SamParameters parameters = new SamParameters();

  @Override
  public String name() {
    return "sam";
  }

  @Override
  public String description() {
    return "Segment Anything (SAM, MobileSAM): the mask of what points and boxes show.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(ModelContent files) {
    if (files.graphs().size() != 2) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(files.graphs().keySet());
    return recognise(files, names.get(0), names.get(1))
        .or(() -> recognise(files, names.get(1), names.get(0)));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph.options(spec, List.of());
    SamGraphs graphs =
        SamGraphs.of(content.graph(ENCODER).signature(), content.graph(DECODER).signature())
            .orElseThrow(
                () ->
                    SamGraphs.mismatch(
                        spec,
                        "encoder and decoder do not fit: the encoder has "
                            + content.graph(ENCODER).signature()
                            + ", the decoder has "
                            + content.graph(DECODER).signature()));
    return new SamPipeline(graphs.checked(spec), spec.labels(), graphs, parameters);
  }

  private static Optional<Recognition> recognise(
      ModelContent files, String encoder, String decoder) {
    return SamGraphs.of(files.graph(encoder).signature(), files.graph(decoder).signature())
        .map(
            graphs ->
                new Recognition(
                    "encoder of " + graphs.side() + " pixels, " + graphs.masks() + " masks",
                    ModelTask.INSTANCE_SEGMENTATION,
                    input(graphs.side()),
                    1,
                    Optional.of(new LabelSet(List.of("object"))),
                    Map.of(),
                    Map.of(),
                    List.of(
                        "normalisation cannot be read from the graph; SAM's own was assumed (RGB,"
                            + " ImageNet mean and deviation)"),
                    Map.of(ENCODER, encoder, DECODER, decoder)));
  }

  private static ImageInput input(int side) {
    return ImageNet.rgb(
        new Fixed(side, side),
        Resize.letterbox(Kernel.LINEAR_ANTIALIASED, Rounding.HALF_UP, Placement.TOP_LEFT, 0));
  }
}
