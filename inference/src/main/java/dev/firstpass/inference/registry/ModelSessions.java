package dev.firstpass.inference.registry;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.inference.runtime.DjlSession;
import java.util.Map;
import java.util.Optional;

/**
 * The open graphs of one model by role. Thread-safe; must not be closed while one runs.
 *
 * @param id whose they are
 * @param byRole one for each role that is a graph
 */
record ModelSessions(ModelId id, Map<String, DjlSession> byRole)
    implements Sessions, AutoCloseable {
  ModelSessions {
    byRole = Map.copyOf(byRole);
  }

  @Override
  public Session session(String role) {
    DjlSession session = byRole.get(role);
    if (session == null) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          id + " has no file with role '" + role + "'; it has " + byRole.keySet());
    }
    return session;
  }

  /** Returns the session of a model that has only one graph. */
  Optional<Session> only() {
    return byRole.size() == 1 ? Optional.of(byRole.values().iterator().next()) : Optional.empty();
  }

  @Override
  public void close() {
    byRole.values().forEach(DjlSession::close);
  }
}
