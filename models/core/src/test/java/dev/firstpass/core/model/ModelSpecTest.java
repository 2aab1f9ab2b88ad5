package dev.firstpass.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ModelSpecTest {
  private static final ModelFile TOKENS = new ModelFile("tokens", "tokens.txt", "aa");

  @Test
  void sha256_tokensBeforeTheGraph_isTheGraphs() {
    assertEquals("bb", spec(TOKENS, new ModelFile(ModelFile.MODEL, "a.onnx", "bb")).sha256());
  }

  @Test
  void sha256_severalGraphs_isTheFirstOnes() {
    assertEquals(
        "cc",
        spec(
                TOKENS,
                new ModelFile("encoder", "encoder.onnx", "cc"),
                new ModelFile("decoder", "decoder.ONNX", "dd"))
            .sha256());
  }

  private static ModelSpec spec(ModelFile... files) {
    return new ModelSpec(
        new ModelId("m", "1"),
        "ctc",
        ModelTask.SPEECH_RECOGNITION,
        List.of(files),
        new AudioInput(16000),
        new LabelSet(List.of("speech")),
        Map.of(),
        Map.of(),
        ModelCard.EMPTY);
  }
}
