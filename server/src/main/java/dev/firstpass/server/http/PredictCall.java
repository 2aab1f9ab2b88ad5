package dev.firstpass.server.http;

import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one request to draft asks for, whichever way its body was written.
 *
 * @param entries items, and what was wrong with those that could not be read, in the caller's order
 * @param parameters settings by name, plain values
 * @param list whether the answer is a list, even of one
 */
record PredictCall(List<Entry> entries, Map<String, Object> parameters, boolean list) {
  /**
   * One item, or what was wrong with it.
   *
   * @param item to draft; null when it could not be read
   * @param failure null when it could
   */
  record Entry(@Nullable Item item, @Nullable Failed failure) {
    static Entry of(Item item) {
      return new Entry(item, null);
    }

    static Entry failed(String id, ErrorCode code, String detail) {
      return new Entry(null, new Failed(id, code, detail));
    }
  }

  /** Returns the items that can be drafted, in order. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.item() != null) {
        items.add(entry.item());
      }
    }
    return items;
  }

  /** Returns all results in the caller's order, given those of {@link #items()}. */
  List<DraftResult> merge(List<DraftResult> drafted) {
    List<DraftResult> results = new ArrayList<>(entries.size());
    int next = 0;
    for (Entry entry : entries) {
      results.add(entry.failure() == null ? drafted.get(next++) : entry.failure());
    }
    return results;
  }
}
