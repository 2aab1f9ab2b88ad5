package dev.firstpass.core.model;

import java.util.Locale;
import java.util.Objects;

/**
 * One file of a model.
 *
 * @param role what it is to the family: {@link #MODEL} for a model of one graph
 * @param name bare file name inside the model's folder
 * @param sha256 lower-case hexadecimal digest
 */
public record ModelFile(String role, String name, String sha256) {
  /** The role of the only graph of a single-graph model. */
  public static final String MODEL = "model";

  private static final String EXTERNAL_DATA = "data:";

  public ModelFile {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sha256, "sha256");
  }

  /** Returns a file of weights that a graph takes by this name. */
  public static ModelFile externalData(String name, String sha256) {
    return new ModelFile(EXTERNAL_DATA + name, name, sha256);
  }

  /** Returns whether a file of this name is an ONNX graph. */
  public static boolean isGraph(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".onnx");
  }

  /** Returns whether it is an ONNX graph. */
  public boolean isGraph() {
    return isGraph(name);
  }

  /** Returns whether it holds weights that a graph takes by the file's name. */
  public boolean isExternalData() {
    return role.startsWith(EXTERNAL_DATA);
  }
}
