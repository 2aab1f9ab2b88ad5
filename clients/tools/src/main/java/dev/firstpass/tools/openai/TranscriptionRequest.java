package dev.firstpass.tools.openai;

import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ToolAdapter.FormPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the form of a transcription asks for.
 *
 * @param draft the recording, the model and the settings
 * @param format of the answer
 * @param words whether the answer tells words
 * @param stream whether the answer is a stream of server-sent events
 */
record TranscriptionRequest(
    DraftRequest draft, AnswerFormat format, boolean words, boolean stream) {
  static final String FILE = "file";
  static final String MODEL = "model";

  private static final String FORMAT = "response_format";
  private static final String GRANULARITIES = "timestamp_granularities";
  private static final String STREAM = "stream";
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          FILE,
          MODEL,
          FORMAT,
          GRANULARITIES,
          STREAM,
          "include",
          "chunking_strategy",
          "known_speaker_names",
          "known_speaker_references");
  private static final String NAMELESS = "audio";

  /**
   * Reads a form. Names of lists may end with brackets or not. Fields that are not the API's own
   * are settings that count where the model has them.
   *
   * @throws DraftingException when a field is missing or has a value that does not exist
   */
  static TranscriptionRequest of(List<FormPart> form) {
    Map<String, List<FormPart>> fields =
        form.stream()
            .collect(
                Collectors.groupingBy(
                    part -> part.name().replaceFirst("\\[]$", ""),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, Object> wishes = new LinkedHashMap<>();
    fields.forEach(
        (name, parts) -> {
          String value = texts(parts);
          if (!NOT_SETTINGS.contains(name) && !value.isEmpty()) {
            wishes.put(name, value);
          }
        });
    return new TranscriptionRequest(
        new DraftRequest(model(fields), List.of(item(fields)), Map.of(), LabelMap.IDENTITY, wishes),
        format(fields),
        words(fields),
        texts(fields.getOrDefault(STREAM, List.of())).equals("true"));
  }

  private static Item item(Map<String, List<FormPart>> fields) {
    List<FormPart> files = fields.getOrDefault(FILE, List.of());
    if (files.isEmpty()) {
      throw missing(FILE, "send the recording as multipart/form-data");
    }
    String name = files.get(0).fileName().isEmpty() ? NAMELESS : files.get(0).fileName();
    return new Item(
        name.substring(0, Math.min(name.length(), Item.MAX_ID_LENGTH)), files.get(0).content());
  }

  private static ModelRef model(Map<String, List<FormPart>> fields) {
    String name = texts(fields.getOrDefault(MODEL, List.of()));
    if (name.isEmpty()) {
      throw missing(MODEL, "GET /v1/models lists the names that exist");
    }
    try {
      return ModelRef.parse(name);
    } catch (DraftingException e) {
      String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
      throw new DraftingException(
          ErrorCode.UNKNOWN_MODEL,
          "the model '" + shown + "' does not exist; GET /v1/models lists those that do",
          e);
    }
  }

  private static AnswerFormat format(Map<String, List<FormPart>> fields) {
    String name = texts(fields.getOrDefault(FORMAT, List.of()));
    if (name.isEmpty()) {
      return AnswerFormat.JSON;
    }
    return AnswerFormat.ofWireName(name)
        .orElseThrow(
            () ->
                new FieldProblem(
                    ErrorCode.INVALID_PARAMETER,
                    FORMAT,
                    FORMAT + " must be one of " + String.join(", ", AnswerFormat.wireNames())));
  }

  private static boolean words(Map<String, List<FormPart>> fields) {
    boolean words = false;
    for (FormPart part : fields.getOrDefault(GRANULARITIES, List.of())) {
      for (String granularity : part.text().split(",", -1)) {
        switch (granularity.strip()) {
          case "word" -> words = true;
          case "segment", "" -> {}
          default ->
              throw new FieldProblem(
                  ErrorCode.INVALID_PARAMETER,
                  GRANULARITIES,
                  GRANULARITIES + " must be word or segment");
        }
      }
    }
    return words;
  }

  private static String texts(List<FormPart> parts) {
    return parts.stream()
        .filter(part -> part.fileName().isEmpty())
        .map(FormPart::text)
        .collect(Collectors.joining(","));
  }

  private static FieldProblem missing(String field, String remedy) {
    return new FieldProblem(
        ErrorCode.INVALID_REQUEST, field, "the form has no field '" + field + "'; " + remedy);
  }
}
