package dev.firstpass.tools.openimages;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sizes of images in Datumaro's {@code images.meta}: lines of name, height and width, the name
 * quoted as shells want it.
 */
final class ImageSizes {
  private static final Pattern LINE =
      Pattern.compile("(.*\\S)\\s+([0-9]{1,9})\\s+([0-9]{1,9})\\s*");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final Pattern PART =
      Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\\\(.)|([^'\"\\\\])");

  private ImageSizes() {}

  /** Returns the line of an image. */
  static String line(String id, ImageFacts image) {
    String name = CleanText.oneLine(id);
    String quoted = PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\"'\"'") + "'";
    return quoted + " " + image.height() + " " + image.width() + "\n";
  }

  /** Returns height and width by the ids of images. */
  static Map<String, List<Integer>> read(List<LabelLine> lines) throws IOException {
    Map<String, List<Integer>> sizes = new HashMap<>();
    for (LabelLine line : lines) {
      if (!line.text().isBlank() && !line.text().startsWith("#")) {
        Matcher matcher = LINE.matcher(line.text());
        if (!matcher.matches()) {
          throw line.wrong("is not a name, a height and a width");
        }
        sizes.put(
            unquoted(matcher.group(1)),
            List.of(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
      }
    }
    return sizes;
  }

  private static String unquoted(String quoted) {
    var name = new StringBuilder();
    Matcher part = PART.matcher(quoted);
    while (part.find()) {
      for (int group = 1; group <= part.groupCount(); group++) {
        String text = part.group(group);
        name.append(text == null ? "" : text);
      }
    }
    return name.toString();
  }
}
