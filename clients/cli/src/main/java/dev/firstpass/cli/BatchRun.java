package dev.firstpass.cli;

import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.registry.ModelHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Drafts many pictures, a window of them at a time, with a progress bar on a terminal. */
final class BatchRun {
  /** Enough to keep all workers busy, few enough to keep little in memory. */
  private static final int WINDOW_PER_WORKER = 8;

  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Engine engine;
  private final ModelHandle handle;
  private final Map<String, Object> parameters;
  private final LabelMap labelMap;

  BatchRun(Engine engine, ModelHandle handle, Map<String, Object> parameters, LabelMap labelMap) {
    this.engine = engine;
    this.handle = handle;
    this.parameters = parameters;
    this.labelMap = labelMap;
  }

  /** Takes what came of one picture. */
  @FunctionalInterface
  interface Receiver {
    void accept(Pictures.Picture picture, byte[] bytes, DraftResult result) throws IOException;
  }

  /** Drafts all pictures; the receiver gets them in order. */
  void draft(List<Pictures.Picture> pictures, String task, Receiver receiver) throws IOException {
    int window = Math.min(engine.queue().capacity(), engine.queue().workers() * WINDOW_PER_WORKER);
    try (ProgressBar progress = progress(task, pictures.size())) {
      for (int start = 0; start < pictures.size(); start += window) {
        List<Pictures.Picture> part =
            pictures.subList(start, Math.min(start + window, pictures.size()));
        draftWindow(part, receiver);
        progress.stepBy(part.size());
      }
    }
  }

  private void draftWindow(List<Pictures.Picture> part, Receiver receiver) throws IOException {
    List<byte[]> contents = new ArrayList<>(part.size());
    List<Item> items = new ArrayList<>(part.size());
    for (Pictures.Picture picture : part) {
      byte[] bytes = Files.readAllBytes(picture.file());
      contents.add(bytes);
      items.add(Item.of(picture.id(), bytes));
    }
    List<DraftResult> results =
        engine
            .drafter()
            .draft(
                new DraftRequest(
                    new ModelRef(handle.id().name(), handle.id().version()),
                    items,
                    parameters,
                    labelMap),
                PATIENCE);
    for (int i = 0; i < part.size(); i++) {
      receiver.accept(part.get(i), contents.get(i), results.get(i));
    }
  }

  /** A bar on the terminal's error stream; nothing where there is no terminal to look at it. */
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on, the bar may also show where nobody looks
  private static ProgressBar progress(String task, int size) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(size)
            .setUnit(" pictures", 1)
            .setStyle(ProgressBarStyle.ASCII);
    if (System.console() == null) {
      builder.setConsumer(new SilentConsumer());
    }
    return builder.build();
  }
}
