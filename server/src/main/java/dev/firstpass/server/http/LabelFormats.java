package dev.firstpass.server.http;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The label file formats that an answer may have, by name or media type. Thread-safe. */
public final class LabelFormats {
  private static final String NATIVE = "json";

  private final List<LabelFormat> formats;

  /** Those that a media type names, by what they label; every request is held against them. */
  private final Map<MediaKind, List<LabelFormat>> byMediaType = new EnumMap<>(MediaKind.class);

  private final DropHeader drops;

  /**
   * @param formats those that exist
   * @param drops says what an answer does not hold
   */
  public LabelFormats(List<LabelFormat> formats, DropHeader drops) {
    this.formats = List.copyOf(formats);
    this.drops = drops;
    for (MediaKind media : MediaKind.values()) {
      byMediaType.put(
          media,
          formats.stream()
              .filter(format -> format.media() == media)
              .filter(format -> !format.mediaType().equals("application/json"))
              .toList());
    }
  }

  /**
   * Returns the format that a request asks for with {@code ?format=} or {@code Accept}; empty for
   * the native JSON.
   *
   * @param media what the model labels
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_FORMAT}; the message lists those that
   *     exist; or with {@link ErrorCode#INVALID_REQUEST} when the format holds no labels of such
   *     media
   */
  Optional<LabelFormat> wanted(Context context, MediaKind media) {
    String name = context.queryParam("format");
    if (name != null) {
      Optional<LabelFormat> named =
          name.equals(NATIVE) ? Optional.empty() : Optional.of(named(name));
      named.ifPresent(format -> format.check(media));
      return named;
    }
    String accept = Optional.ofNullable(context.header("Accept")).orElse("*/*");
    for (LabelFormat format : byMediaType.getOrDefault(media, List.of())) {
      if (accept.contains(format.mediaType())) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Answers with one draft in a format; what the format does not hold is reported. */
  void answer(Context context, LabelFormat format, Draft draft, LabelSet labels)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LabelWriting writing = LabelWriting.defaults(format);
    format.writeItem(ItemLabels.of(draft), labels, writing, out);
    drops.report(context, format.name(), writing.report().dropped());
    context.contentType(contentType(format.mediaType())).result(out.toByteArray());
  }

  /** Says that text is UTF-8, which not all take for granted. */
  private static String contentType(String mediaType) {
    return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
  }

  private LabelFormat named(String name) {
    List<String> names = new ArrayList<>(List.of(NATIVE));
    formats.forEach(format -> names.add(format.name()));
    return formats.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new DraftingException(
                    ErrorCode.UNKNOWN_FORMAT,
                    "unknown format '"
                        + name
                        + "'"
                        + Nearest.hint(name, names)
                        + " There are: "
                        + String.join(", ", names)));
  }
}
