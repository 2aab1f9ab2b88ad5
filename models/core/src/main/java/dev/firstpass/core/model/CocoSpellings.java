package dev.firstpass.core.model;

import java.util.HashMap;
import java.util.Map;

/**
 * The names of COCO's categories that are spelt in two ways: as in COCO's own annotation files and
 * as in darknet's {@code coco.names}, which took those of Pascal VOC.
 */
public final class CocoSpellings {
  private static final Map<String, String> OTHER = new HashMap<>();

  static {
    same("airplane", "aeroplane");
    same("couch", "sofa");
    same("dining table", "diningtable");
    same("hair drier", "hair dryer");
    same("motorcycle", "motorbike");
    same("potted plant", "pottedplant");
    same("tv", "tvmonitor");
  }

  private CocoSpellings() {}

  /** Returns the other spelling of a name; the name itself when there is none. */
  public static String other(String name) {
    return OTHER.getOrDefault(name, name);
  }

  private static void same(String coco, String darknet) {
    OTHER.put(coco, darknet);
    OTHER.put(darknet, coco);
  }
}
