package dev.firstpass.inference;

import dev.firstpass.core.item.Item;

/** Follows the items of a request while they are drafted. Implementations are thread-safe. */
public interface RequestWatch {
  /** Follows nothing. */
  RequestWatch NONE =
      new RequestWatch() {
        @Override
        public void progressed(Item item, double doneSeconds, double totalSeconds) {}

        @Override
        public boolean abandoned() {
          return false;
        }
      };

  /**
   * Takes how much of a recording was read; called by the threads that draft, several times a
   * second of work.
   */
  void progressed(Item item, double doneSeconds, double totalSeconds);

  /** Returns whether nobody waits for the answer any more, so that recordings need not go on. */
  boolean abandoned();
}
