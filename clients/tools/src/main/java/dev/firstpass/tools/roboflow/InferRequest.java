package dev.firstpass.tools.roboflow;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.RequestJson;
import dev.firstpass.core.tool.ToolAdapter.FormPart;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param model Roboflow's name of it: {@code coco/9}
 * @param question how to answer; empty to answer as the model does
 * @param pictures in the order of the answers, at least one
 * @param list whether they came as a list, and so the answer is one
 * @param wishes of the model
 */
record InferRequest(
    String model,
    Optional<Question> question,
    List<AskedItem> pictures,
    boolean list,
    Wishes wishes) {
  private static final String IMAGE = "image";
  private static final String FILE = "file";

  InferRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(question, "question");
    pictures = List.copyOf(pictures);
    Objects.requireNonNull(wishes, "wishes");
  }

  /**
   * Reads the body of a route {@code /infer/…}.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} or {@link
   *     ErrorCode#INVALID_PARAMETER} when it cannot be read
   */
  static InferRequest ofBody(Question question, ByteBuffer content) {
    Map<?, ?> body = RequestJson.object(content);
    if (!(body.get("model_id") instanceof String model)) {
      throw invalid("the body has no 'model_id'; GET /roboflow/model/registry lists the models");
    }
    Object image = body.get(IMAGE);
    List<AskedItem> pictures = new ArrayList<>();
    if (image instanceof List<?> list) {
      for (Object one : list) {
        pictures.add(Pictures.of(IMAGE + " " + (pictures.size() + 1), one));
      }
    } else {
      pictures.add(Pictures.of(IMAGE, image));
    }
    if (pictures.isEmpty()) {
      throw invalid("the list 'image' is empty; send at least one");
    }
    return new InferRequest(
        model, Optional.of(question), pictures, image instanceof List<?>, Wishes.of(body));
  }

  /**
   * Reads a call of the older route: the picture is named in the query, or is the body as base64,
   * as it is, or as the part {@code file} of a form.
   *
   * @throws DraftingException as {@link #ofBody} does
   */
  static InferRequest ofLegacy(String model, ToolCall call) {
    Wishes wishes = Wishes.ofQuery(call.query());
    return new InferRequest(model, Optional.empty(), List.of(legacyPicture(call)), false, wishes);
  }

  private static AskedItem legacyPicture(ToolCall call) {
    String address = call.query().get(IMAGE);
    if (address != null && !address.isEmpty()) {
      return Pictures.at(IMAGE, address);
    }
    if ("numpy".equals(call.query().get("image_type"))) {
      throw Pictures.numpy();
    }
    if (call.contentType().startsWith("multipart/form-data")) {
      FormPart file =
          call.form().stream()
              .filter(part -> part.name().equals(FILE))
              .findFirst()
              .orElseThrow(() -> invalid("the form has no field 'file'"));
      return Pictures.given(IMAGE, Pictures.bytes(file.content()));
    }
    byte[] body = Pictures.bytes(call.body());
    boolean raw =
        call.contentType().startsWith("image/")
            || call.contentType().startsWith("application/octet-stream");
    return Pictures.given(
        IMAGE, raw ? body : Pictures.base64(new String(body, StandardCharsets.ISO_8859_1)));
  }

  private static DraftingException invalid(String message) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, message);
  }
}
