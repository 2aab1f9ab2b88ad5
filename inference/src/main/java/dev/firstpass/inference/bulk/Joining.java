package dev.firstpass.inference.bulk;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongFunction;

/**
 * Lets all who want the same thing at once share one errand. What is done is forgotten: remembering
 * is another's. Thread-safe.
 *
 * @param <K> what somebody wants; equal keys mean the same thing
 * @param <T> the result
 */
public final class Joining<K, T> {
  private final ConcurrentMap<K, Errand<T>> open = new ConcurrentHashMap<>();

  /**
   * Returns the errand that is open for a key, or opens one.
   *
   * @param work done by an errand that is opened, not by one that was open before
   * @param deadline until when the caller wants the result, as {@link System#nanoTime} tells time
   */
  public Errand<T> join(K key, LongFunction<T> work, long deadline) {
    Errand<T> mine = new Errand<>(work, deadline, errand -> open.remove(key, errand));
    Errand<T> before = open.putIfAbsent(key, mine);
    if (before != null) {
      before.wantUntil(deadline);
      return before;
    }
    return mine;
  }

  /** Returns how many errands are open. */
  public int size() {
    return open.size();
  }
}
