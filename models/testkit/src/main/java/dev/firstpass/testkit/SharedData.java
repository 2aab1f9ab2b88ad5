package dev.firstpass.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of shared models and data beside the checkout, which the project does not need to
 * build or to pass its tests: a test that wants a file of it is skipped, with the reason, where the
 * file is not.
 */
public final class SharedData {
  private SharedData() {}

  /**
   * Returns a file or folder of the shared data; skips the running test when it is not there.
   *
   * @param path relative: {@code models/yolox_nano_coco/yolox_nano.onnx}
   */
  public static Path require(String path) {
    Optional<Path> found = find(path);
    assumeTrue(
        found.isPresent(),
        () -> "skipped: shared/" + path + " is not beside the checkout (set FIRSTPASS_SHARED)");
    return found.orElseThrow();
  }

  /** Returns a file or folder of the shared data, when it is there. */
  public static Optional<Path> find(String path) {
    return root().map(root -> root.resolve(path)).filter(Files::exists);
  }

  private static Optional<Path> root() {
    String named = System.getenv("FIRSTPASS_SHARED");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolve("shared");
      if (Files.isDirectory(candidate.resolve("models"))
          && Files.isDirectory(candidate.resolve("data"))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
