package dev.firstpass.tools.coco;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives things ids: those that they had, and others from 1 on. */
final class DistinctIds {
  private DistinctIds() {}

  /**
   * Returns distinct ids.
   *
   * @param wanted the ids that things had
   * @param least the lowest that they may keep
   */
  static List<Long> of(List<Optional<Long>> wanted, long least) {
    Set<Long> taken = new HashSet<>();
    wanted.forEach(id -> id.ifPresent(taken::add));
    Set<Long> given = new HashSet<>();
    List<Long> ids = new ArrayList<>();
    long next = 1;
    for (Optional<Long> id : wanted) {
      if (id.isPresent() && id.orElseThrow() >= least && given.add(id.orElseThrow())) {
        ids.add(id.orElseThrow());
      } else {
        while (taken.contains(next)) {
          next++;
        }
        ids.add(next++);
      }
    }
    return ids;
  }
}
