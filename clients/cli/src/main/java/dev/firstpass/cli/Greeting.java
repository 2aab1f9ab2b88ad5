package dev.firstpass.cli;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.registry.GoldenItems;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.repository.ModelRepository;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server that has started tells its user: where it listens, which models are ready, what to
 * try, and how to get other models.
 */
final class Greeting {
  private final String address;
  private final Engine engine;
  private final Path models;
  private final Optional<Path> builtIn;

  /**
   * @param address of the server
   * @param engine whose models are named
   * @param models where the user's own models go
   * @param builtIn the folder of the models that came with the program, when those are used
   */
  Greeting(String address, Engine engine, Path models, Optional<Path> builtIn) {
    this.address = address;
    this.engine = engine;
    this.models = models;
    this.builtIn = builtIn;
  }

  /** Prints it. */
  void print(PrintWriter out) {
    out.println("Firstpass listens on " + address + "  (API: " + address + "/docs)");
    List<ModelHandle> handles = engine.registry().handles();
    handles.forEach(handle -> out.println("  " + line(handle)));
    List<ModelHandle> ready =
        handles.stream().filter(handle -> handle.state() == ModelHandle.State.READY).toList();
    if (!ready.isEmpty()) {
      out.println("Try:");
      // Who brought a model has seen one line often enough; what came along is shown whole.
      ready.stream()
          .limit(builtIn.isPresent() ? ready.size() : 1)
          .forEach(handle -> out.println("  curl " + example(handle)));
    }
    if (handles.isEmpty() || builtIn.isPresent()) {
      out.println(
          handles.isEmpty()
              ? "No models in " + models + " yet. Bring one and start again:"
              : "These came with the program, small and for a first look: none of them knows"
                  + " everyday objects or writes down free speech. Bring others and start again:");
      out.println("  ./firstpass models pull yolox-nano    everyday objects in pictures");
      out.println("  ./firstpass models pull whisper-tiny  transcripts of recordings");
      out.println("  ./firstpass models catalogue          what else there is");
      out.println("  ./firstpass models add FILE.onnx      a file of your own");
    }
    out.flush();
  }

  private String line(ModelHandle handle) {
    boolean ready = handle.state() == ModelHandle.State.READY;
    String state = handle.state().name().toLowerCase(Locale.ROOT);
    String more = ready ? "on " + engine.runtime().device() : handle.problem();
    String line = String.format(Locale.ROOT, "%-20s %-8s %s", handle.id(), state, more);
    return ready && builtIn.isPresent() ? line + "  " + description(handle) : line;
  }

  private static String description(ModelHandle handle) {
    try (ModelHandle.Lease lease = handle.acquire()) {
      return lease.model().spec().card().description();
    }
  }

  private String example(ModelHandle handle) {
    String item =
        builtIn
            .flatMap(root -> sample(new ModelRepository(root).folder(handle.id())))
            .map(Greeting::fromHere)
            .orElseGet(() -> kind(handle) == MediaKind.IMAGE ? "photo.jpg" : "recording.wav");
    return String.format(
        Locale.ROOT,
        "-H 'Content-Type: %s/%s' --data-binary %s %s/v1/models/%s/predict",
        kind(handle).name().toLowerCase(Locale.ROOT),
        item.substring(item.lastIndexOf('.') + 1).replace("jpg", "jpeg"),
        quoted("@" + item),
        address,
        handle.id().name());
  }

  private static MediaKind kind(ModelHandle handle) {
    try (ModelHandle.Lease lease = handle.acquire()) {
      return lease.model().spec().input().kind();
    }
  }

  private static Optional<Path> sample(Path folder) {
    return GoldenItems.items(folder).stream().findFirst();
  }

  /** Short where the reader stands in the checkout, whole elsewhere. */
  private static String fromHere(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = file.toAbsolutePath().normalize();
    return (whole.startsWith(here) ? here.relativize(whole) : whole).toString();
  }

  /** As one word of a shell, whatever the checkout's folder is called. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
