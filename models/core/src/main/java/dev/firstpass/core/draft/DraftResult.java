package dev.firstpass.core.draft;

import dev.firstpass.core.error.ErrorCode;
import java.util.Objects;

/**
 * What came of one item: partial failure is a value, so that one bad item never costs the others.
 */
public sealed interface DraftResult permits DraftResult.Drafted, DraftResult.Failed {
  /** Returns what the caller calls the item. */
  String itemId();

  /** Returns the same result for somebody who calls the item {@code id}. */
  DraftResult named(String id);

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

    @Override
    public DraftResult named(String id) {
      return id.equals(itemId()) ? this : new Drafted(draft.named(id));
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

    @Override
    public DraftResult named(String id) {
      return new Failed(id, code, detail);
    }
  }
}
