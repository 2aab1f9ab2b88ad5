package dev.firstpass.families.transducer;

import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.DecodingParameters;
import dev.firstpass.families.speech.SegmentParameters;
import dev.firstpass.families.speech.SpeechPipeline;
import dev.firstpass.families.speech.TokenTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Transducers of icefall and sherpa; see the package for tensors and sources. */
public final class TransducerFamily implements ModelFamily {
  private static final int BEAM = 4;
  private static final double BOOST = 1.5;

  private final SegmentParameters segments = new SegmentParameters();
  private final DecodingParameters decoding = new DecodingParameters(BEAM, BOOST);

  @Override
  public String name() {
    return "transducer";
  }

  @Override
  public String description() {
    return "Transducers of icefall and sherpa-onnx (zipformer): encoder, decoder and joiner.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Stream.of(segments.all(), decoding.all()).<Parameter<?>>flatMap(List::stream).toList();
  }

  @Override
  public Optional<Recognition> recognise(ModelContent files) {
    return TransducerExport.recognise(files);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    AudioGraph graph = AudioGraph.of(spec, content, TransducerExport.ENCODER);
    TransducerOptions options = TransducerOptions.of(spec);
    TokenTable table = TokenTable.of(content);
    Encoder encoder =
        TransducerExport.isStreaming(graph.facts())
            ? StreamingEncoder.of(graph)
            : OfflineEncoder.of(graph);
    TransducerRecogniser recogniser =
        new TransducerRecogniser(
            options.fbank(graph.audio().sampleRateHz()),
            encoder,
            TransducerGraphs.of(spec, content, table.size()),
            table,
            options.frameSeconds(),
            decoding,
            graph.label());
    return new SpeechPipeline(graph.audio(), spec.labels(), segments, recogniser);
  }
}
