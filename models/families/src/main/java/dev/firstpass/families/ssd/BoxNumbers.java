package dev.firstpass.families.ssd;

import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.Arrays;
import java.util.List;

/** What the four numbers of a box are. */
enum BoxNumbers {
  /** Left, top, right, bottom, as shares of the tensor. */
  SHARES_XYXY("shares-xyxy", false, true),

  /** Top, left, bottom, right, as shares of the tensor. */
  SHARES_YXYX("shares-yxyx", true, true),

  /** Left, top, right, bottom, in pixels of the tensor. */
  PIXELS_XYXY("pixels-xyxy", false, false);

  private final String wireName;
  private final boolean yFirst;
  private final boolean shares;

  BoxNumbers(String wireName, boolean yFirst, boolean shares) {
    this.wireName = wireName;
    this.yFirst = yFirst;
    this.shares = shares;
  }

  /** Returns its name in specs. */
  String wireName() {
    return wireName;
  }

  /** Puts a box's numbers, in place, in the order left, top, right, bottom and into pixels. */
  void toPixels(float[] box, int width, int height) {
    if (yFirst) {
      swap(box, 0, 1);
      swap(box, 2, 3);
    }
    if (shares) {
      box[0] *= width;
      box[1] *= height;
      box[2] *= width;
      box[3] *= height;
    }
  }

  /** Returns the option that chooses one. */
  static Parameter<String> option() {
    List<String> names = Arrays.stream(values()).map(BoxNumbers::wireName).toList();
    return Parameter.of(
        "boxes",
        ParameterType.choice(names),
        SHARES_XYXY.wireName,
        "What the four numbers of a box are: shares of the picture or pixels, x or y first.");
  }

  /** Returns the one that a spec's options choose. */
  static BoxNumbers of(Settings options, Parameter<String> option) {
    String name = options.get(option);
    return Arrays.stream(values())
        .filter(numbers -> numbers.wireName.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static void swap(float[] values, int a, int b) {
    float value = values[a];
    values[a] = values[b];
    values[b] = value;
  }
}
