package dev.firstpass.families.ctc;

import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.DecodingParameters;
import dev.firstpass.families.speech.OutputFrames;
import dev.firstpass.families.speech.SegmentParameters;
import dev.firstpass.families.speech.SpeechPipeline;
import dev.firstpass.families.speech.TokenTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Speech recognisers trained with CTC; see the package for tensors and sources. */
public final class CtcFamily implements ModelFamily {
  private static final int BEAM = 10;
  private static final double BOOST = 3;

  private final SegmentParameters segments = new SegmentParameters();
  private final DecodingParameters decoding = new DecodingParameters(BEAM, BOOST);

  @Override
  public String name() {
    return "ctc";
  }

  @Override
  public String description() {
    return "Speech recognisers trained with CTC: wav2vec2, HuBERT, NeMo, zipformer, WeNet, own.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Stream.of(segments.all(), decoding.all()).<Parameter<?>>flatMap(List::stream).toList();
  }

  @Override
  public Optional<Recognition> recognise(ModelContent files) {
    return CtcExport.of(files).flatMap(CtcExport::recognition);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    AudioGraph graph = AudioGraph.of(spec, content, ModelFile.MODEL);
    CtcOptions options = CtcOptions.of(spec);
    TokenTable table = TokenTable.of(content);
    int blank = options.blank(graph, table);
    OutputFrames output = OutputFrames.of(graph, Math.max(table.size(), blank + 1));
    CtcRecogniser recogniser =
        new CtcRecogniser(
            options.frontend(graph),
            output,
            table,
            blank,
            options.frameSeconds(),
            decoding,
            graph.label());
    return new SpeechPipeline(graph.audio(), spec.labels(), segments, recogniser);
  }
}
