package dev.firstpass.families.vision;

import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.Arrays;
import java.util.List;

/** Which label a network's class number means. */
public enum ClassNumbering {
  /** The first label is 0. */
  FROM_ZERO("from-0") {
    @Override
    int index(long number) {
      return clamped(number);
    }

    @Override
    public int numbers(int labels) {
      return labels;
    }
  },

  /** The first label is 1; 0 is the background. */
  FROM_ONE("from-1") {
    @Override
    int index(long number) {
      return clamped(number - 1);
    }

    @Override
    public int numbers(int labels) {
      return labels + 1;
    }
  },

  /**
   * The category ids of COCO: 1 to 90 with ten left out, {@link LabelSets#coco80} in their order;
   * torchvision, TensorFlow's detection models and DETR number so.
   */
  COCO_IDS("coco-ids") {
    @Override
    int index(long number) {
      return number >= 0 && number < COCO_NUMBERS ? COCO_INDEXES[(int) number] : -1;
    }

    @Override
    public int numbers(int labels) {
      return COCO_NUMBERS;
    }
  };

  /** The name of the option that specs choose a numbering by. */
  public static final String OPTION = "classNumbers";

  /** How many numbers COCO's category ids span, 0 among them. */
  public static final int COCO_NUMBERS = 91;

  private static final int[] COCO_UNUSED = {0, 12, 26, 29, 30, 45, 66, 68, 69, 71, 83};
  private static final int[] COCO_INDEXES = cocoIndexes();

  private final String wireName;

  ClassNumbering(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the label's index, or -1 when the number is that of no label. */
  public int label(long number, int labels) {
    int index = index(number);
    return index < labels ? index : -1;
  }

  /** Returns how many numbers from 0 on a network with so many labels has. */
  public abstract int numbers(int labels);

  abstract int index(long number);

  /** Returns its name in specs. */
  public String wireName() {
    return wireName;
  }

  /** Returns the option that chooses a numbering. */
  public static Parameter<String> option(ClassNumbering usual) {
    List<String> names = Arrays.stream(values()).map(ClassNumbering::wireName).toList();
    return Parameter.of(
        OPTION,
        ParameterType.choice(names),
        usual.wireName,
        "How the network numbers its classes: from 0, from 1, or by COCO's category ids.");
  }

  /** Returns the numbering that a spec's options choose. */
  public static ClassNumbering of(Settings options, Parameter<String> option) {
    String name = options.get(option);
    return Arrays.stream(values())
        .filter(numbering -> numbering.wireName.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static int clamped(long number) {
    return number >= 0 && number < Integer.MAX_VALUE ? (int) number : -1;
  }

  private static int[] cocoIndexes() {
    int[] indexes = new int[COCO_NUMBERS];
    int next = 0;
    for (int number = 0; number < COCO_NUMBERS; number++) {
      indexes[number] = Arrays.binarySearch(COCO_UNUSED, number) >= 0 ? -1 : next++;
    }
    return indexes;
  }
}
