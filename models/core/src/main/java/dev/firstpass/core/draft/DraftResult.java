package dev.firstpass.core.draft;

import dev.firstpass.core.error.ErrorCode;
import java.util.Objects;

/**
 * What came of one item: partial failure is a value, so that one bad item never costs the others.
 */
public sealed interface DraftResult permits DraftResult.Drafted, DraftResult.Failed {
  /** Returns what the caller calls the item. */
  String itemId();

  /**
   * The item was drafted.
   *
   * @param draft what the model proposes
   */
  record Drafted(Draft draft) implements DraftResult {
    public Drafted {
      Objects.requireNonNull(draft, "draft");
    }

    @Override
    public String itemId() {
      return draft.item().id();
    }
  }

  /**
   * The item could not be drafted.
   *
   * @param code what kind of problem
   * @param detail what, value, limit and remedy, safe to show
   */
  record Failed(String itemId, ErrorCode code, String detail) implements DraftResult {
    public Failed {
      Objects.requireNonNull(itemId, "itemId");
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
