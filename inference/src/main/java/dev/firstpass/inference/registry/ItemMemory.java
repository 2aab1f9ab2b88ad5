package dev.firstpass.inference.registry;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.Tensor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what graphs made of the items that were here last, so that a person who clicks on one
 * picture again and again waits for its encoder once. What was used longest ago is forgotten first.
 * Thread-safe.
 */
final class ItemMemory {
  private final Sessions sessions;
  private final long maxBytes;
  private final Map<Key, Outputs> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  private record Key(String sha256, String role) {}

  /**
   * @param sessions run what is not remembered
   * @param maxBytes how much is remembered; larger outputs never are
   */
  ItemMemory(Sessions sessions, long maxBytes) {
    this.sessions = sessions;
    this.maxBytes = maxBytes;
  }

  /**
   * Returns the sessions as they serve one item.
   *
   * @param sha256 digest of the item's bytes
   */
  Sessions of(String sha256) {
    return new Sessions() {
      @Override
      public Session session(String role) {
        return sessions.session(role);
      }

      @Override
      public Outputs ofItem(String role, Supplier<Map<String, Tensor>> inputs) {
        Key key = new Key(sha256, role);
        Outputs known = recall(key);
        if (known != null) {
          return known;
        }
        // Two that come at once both run: neither waits for the other's failure.
        Outputs made = sessions.session(role).run(inputs.get());
        remember(key, made);
        return made;
      }
    };
  }

  /** Returns how many bytes are remembered. */
  synchronized long bytes() {
    return bytes;
  }

  private synchronized @org.jspecify.annotations.Nullable Outputs recall(Key key) {
    return remembered.get(key);
  }

  private synchronized void remember(Key key, Outputs outputs) {
    long size = size(outputs);
    if (size > maxBytes || remembered.putIfAbsent(key, outputs) != null) {
      return;
    }
    bytes += size;
    Iterator<Outputs> oldest = remembered.values().iterator();
    while (bytes > maxBytes) {
      bytes -= size(oldest.next());
      oldest.remove();
    }
  }

  private static long size(Outputs outputs) {
    return outputs.tensors().values().stream().mapToLong(t -> t.data().remaining()).sum();
  }
}
