package dev.firstpass.families.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.testkit.Graphs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WhisperFamilyTest {
  private static final int TOKENS = 1991;
  private final WhisperFamily family = new WhisperFamily();

  @Test
  void recognise_sherpaFolder_findsItsFiles() {
    Recognition found =
        family.recognise(new ScriptedWhisper(false, true, logits -> {}).files()).orElseThrow();

    assertEquals("sherpa-onnx, 80 mel bands, 6 languages", found.variant());
    assertEquals(
        Map.of(
            "encoder", "tiny-encoder.onnx",
            "decoder", "tiny-decoder.onnx",
            "tokens", "tiny-tokens.txt"),
        found.files());
    assertEquals(ModelTask.SPEECH_RECOGNITION, found.task());
    assertEquals(new AudioInput(16_000), found.input());
    assertEquals(Map.of(), found.parameters());
    assertTrue(found.assumptions().get(0).contains("wordTimes: proportional"));
  }

  @Test
  void recognise_exportThatTellsAttention_alignsWordsByIt() {
    ModelContent sherpa = new ScriptedWhisper(true, true, logits -> {}).files();
    ModelContent optimum = folder("encoder_model", "decoder_model_merged");

    for (ModelContent files : List.of(sherpa, optimum)) {
      Recognition found = family.recognise(files).orElseThrow();
      assertEquals(Map.of("wordTimes", "attention"), found.parameters());
      assertEquals(List.of(), found.assumptions());
    }
  }

  @Test
  void recognise_mergedAndSplit_prefersMerged() {
    Recognition found =
        family
            .recognise(
                folder(
                    "encoder_model",
                    "decoder_model",
                    "decoder_with_past_model",
                    "decoder_model_merged"))
            .orElseThrow();

    assertEquals("Optimum, merged decoder, 80 mel bands, 6 languages", found.variant());
    assertEquals("decoder_model_merged.onnx", found.files().get("decoder"));
    assertEquals("tokenizer.json", found.files().get("tokenizer"));
    assertEquals(5, found.files().size(), () -> found.files().toString());
  }

  @Test
  void recognise_split_takesBothDecoders() {
    Recognition found =
        family
            .recognise(folder("encoder_model", "decoder_model", "decoder_with_past_model"))
            .orElseThrow();

    assertEquals("Optimum, two decoders, 80 mel bands, 6 languages", found.variant());
    assertEquals("decoder_with_past_model.onnx", found.files().get("decoder_with_past"));
  }

  @Test
  void recognise_quantisedBesideFull_prefersFull() {
    Recognition found =
        family
            .recognise(
                folder(
                    "encoder_model",
                    "encoder_model_int8",
                    "decoder_model_merged",
                    "decoder_model_merged_int8",
                    "decoder_model_merged_q4"))
            .orElseThrow();

    assertEquals("encoder_model.onnx", found.files().get("encoder"));
    assertEquals("decoder_model_merged.onnx", found.files().get("decoder"));
  }

  @Test
  void recognise_onlyOneQuantised_takesIt() {
    Recognition found =
        family
            .recognise(folder("encoder_model_quantized", "decoder_model_merged_quantized"))
            .orElseThrow();

    assertEquals("encoder_model_quantized.onnx", found.files().get("encoder"));
    assertEquals(
        "decoder_model_merged_q4.onnx",
        family
            .recognise(folder("encoder_model", "decoder_model_merged_q4"))
            .orElseThrow()
            .files()
            .get("decoder"));
  }

  @Test
  void recognise_severalQuantised_asks() {
    ModelContent files =
        folder(
            "encoder_model_int8",
            "decoder_model_merged_int8",
            "encoder_model_q4",
            "decoder_model_merged_q4");

    DraftingException problem =
        assertThrows(DraftingException.class, () -> family.recognise(files));

    assertEquals(ErrorCode.INVALID_MODEL, problem.code());
    assertTrue(String.valueOf(problem.getMessage()).contains("int8, q4"));
  }

  @Test
  void recognise_otherModels_areNone() {
    ModelContent whole = folder("encoder_model", "decoder_model_merged");
    Map<String, byte[]> other = new LinkedHashMap<>(whole.documents());
    other.put("config.json", bytes("{\"model_type\":\"speech_to_text\"}"));
    ModelContent alone = folder("encoder_model");

    assertEquals(Optional.empty(), family.recognise(alone));
    assertEquals(Optional.empty(), family.recognise(new ModelContent(whole.graphs(), other)));
    assertEquals(Optional.empty(), family.recognise(new ModelContent(whole.graphs(), Map.of())));
  }

  @Test
  void recognise_missingSize_saysWhichFileIsMissing() {
    ModelContent whole = folder("encoder_model", "decoder_model_merged");
    Map<String, byte[]> documents = new LinkedHashMap<>(whole.documents());
    documents.remove("config.json");

    DraftingException problem =
        assertThrows(
            DraftingException.class,
            () -> family.recognise(new ModelContent(whole.graphs(), documents)));

    assertTrue(String.valueOf(problem.getMessage()).contains("config.json"));
  }

  private static ModelContent folder(String... names) {
    Map<String, GraphFacts> graphs = new LinkedHashMap<>();
    for (String name : names) {
      graphs.put(name + ".onnx", Graphs.facts(graph(name)));
    }
    Map<String, byte[]> documents = new LinkedHashMap<>();
    documents.put(
        "config.json",
        bytes(
            "{\"model_type\":\"whisper\",\"num_mel_bins\":80,\"max_target_positions\":448,"
                + "\"vocab_size\":"
                + TOKENS
                + "}"));
    documents.put(
        "generation_config.json",
        bytes("{\"is_multilingual\":true,\"alignment_heads\":[[1,0],[1,1]]}"));
    documents.put("tokenizer.json", bytes(tokenizer()));
    documents.put("preprocessor_config.json", bytes("{}"));
    return new ModelContent(graphs, documents);
  }

  private static GraphSignature graph(String name) {
    if (name.startsWith("encoder")) {
      return new GraphSignature(
          List.of(Graphs.tensor("input_features", -1, -1, -1)),
          List.of(Graphs.tensor("last_hidden_state", -1, -1, 16)));
    }
    boolean merged = name.contains("merged");
    boolean past = name.contains("past");
    List<TensorInfo> inputs = new ArrayList<>();
    inputs.add(new TensorInfo("input_ids", ElementType.INT64, TensorShape.of(-1, -1)));
    List<TensorInfo> outputs = new ArrayList<>();
    outputs.add(Graphs.tensor("logits", -1, -1, TOKENS));
    outputs.add(Graphs.tensor("present.0.decoder.key", -1, 2, -1, 8));
    if (!past) {
      inputs.add(Graphs.tensor("encoder_hidden_states", -1, -1, 16));
    }
    if (past || merged) {
      inputs.add(Graphs.tensor("past_key_values.0.decoder.key", -1, 2, -1, 8));
    }
    if (merged) {
      inputs.add(new TensorInfo("use_cache_branch", ElementType.BOOL, TensorShape.of(1)));
      outputs.add(Graphs.tensor("cross_attentions.1", -1, 2, -1, 1500));
    }
    return new GraphSignature(inputs, outputs);
  }

  /** The tiny vocabulary as Hugging Face writes it. */
  private static String tokenizer() {
    StringBuilder vocabulary = new StringBuilder();
    TinyVocabulary.map("text")
        .forEach(
            (base64, id) -> {
              byte[] token = Base64.getDecoder().decode(String.valueOf(base64));
              String letters = ByteLetters.letters(new String(token, StandardCharsets.ISO_8859_1));
              String escaped = letters.replace("\\", "\\\\").replace("\"", "\\\"");
              vocabulary.append(vocabulary.isEmpty() ? "" : ",");
              vocabulary.append('"').append(escaped).append("\":").append(id);
            });
    StringBuilder added = new StringBuilder();
    TinyVocabulary.specials()
        .forEach(
            (name, id) ->
                added
                    .append(added.isEmpty() ? "" : ",")
                    .append("{\"id\":" + id + ",\"content\":\"" + name + "\"}"));
    return "{\"added_tokens\":[" + added + "],\"model\":{\"vocab\":{" + vocabulary + "}}}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
