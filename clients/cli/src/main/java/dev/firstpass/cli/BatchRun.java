package dev.firstpass.cli;

import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.RequestWatch;
import dev.firstpass.inference.registry.ModelHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;

/** Drafts many items, a window of them at a time, with a progress bar on a terminal. */
final class BatchRun {
  /** Enough to keep all workers busy, few enough to keep little in memory. */
  private static final int WINDOW_PER_WORKER = 8;

  private static final Duration PATIENCE = Duration.ofDays(1);

  /** The bar counts thousandths of an item, so that it moves within a long recording. */
  private static final int PARTS = 1000;

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

  /** Takes what came of one item. */
  @FunctionalInterface
  interface Receiver {
    void accept(MediaFiles.MediaFile file, ByteBuffer content, DraftResult result)
        throws IOException;
  }

  /** Drafts all items; the receiver gets them in order. */
  void draft(List<MediaFiles.MediaFile> files, String task, Receiver receiver) throws IOException {
    int window = Math.min(engine.queue().capacity(), engine.queue().workers() * WINDOW_PER_WORKER);
    try (ProgressBar bar = Bars.of(task, (long) files.size() * PARTS, " items", PARTS)) {
      for (int start = 0; start < files.size(); start += window) {
        int end = Math.min(start + window, files.size());
        draftWindow(files.subList(start, end), start, bar, receiver);
        bar.stepTo((long) end * PARTS);
      }
    }
  }

  private void draftWindow(
      List<MediaFiles.MediaFile> part, int before, ProgressBar bar, Receiver receiver)
      throws IOException {
    List<Item> items = new ArrayList<>(part.size());
    for (MediaFiles.MediaFile file : part) {
      items.add(new Item(file.id(), MappedFile.open(file.file())));
    }
    DraftRequest request =
        new DraftRequest(
            new ModelRef(handle.id().name(), handle.id().version()), items, parameters, labelMap);
    RequestWatch watch = new BarWatch(bar, before, PARTS, items);
    List<DraftResult> results = engine.drafter().draft(request, PATIENCE, watch);
    for (int i = 0; i < part.size(); i++) {
      receiver.accept(part.get(i), items.get(i).content(), results.get(i));
    }
  }
}
