package dev.firstpass.inference.registry;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds two drafts of one item against each other: the same suggestions, up to what another
 * processor or another decoder may change. What is said and by whom must be the same to the letter.
 */
final class DraftComparison {
  private static final double MIN_IOU = 0.9;
  private static final double MAX_SCORE_DIFFERENCE = 0.02;
  private static final double MAX_SECONDS = 0.1;

  private DraftComparison() {}

  /** Returns the first difference, in words; empty when there is none. */
  static Optional<String> difference(Draft expected, Draft actual) {
    if (expected.suggestions().size() != actual.suggestions().size()) {
      return Optional.of(
          expected.suggestions().size()
              + " suggestions expected, "
              + actual.suggestions().size()
              + " given");
    }
    List<Suggestion> left = new ArrayList<>(actual.suggestions());
    for (Suggestion wanted : expected.suggestions()) {
      Optional<Suggestion> match = left.stream().filter(found -> same(wanted, found)).findFirst();
      if (match.isEmpty()) {
        return Optional.of("nothing given is like " + wanted);
      }
      left.remove(match.get());
    }
    return Optional.empty();
  }

  private static boolean same(Suggestion wanted, Suggestion found) {
    if (!wanted.label().equals(found.label())
        || Math.abs(wanted.score() - found.score()) > MAX_SCORE_DIFFERENCE) {
      return false;
    }
    if (wanted instanceof Region a && found instanceof Region b) {
      return a.box().iou(b.box()) >= MIN_IOU || a.box().equals(b.box());
    }
    if (wanted instanceof Segment a && found instanceof Segment b) {
      return Objects.equals(a.text(), b.text())
          && Objects.equals(a.speaker(), b.speaker())
          && Math.abs(a.span().startSeconds() - b.span().startSeconds()) <= MAX_SECONDS
          && Math.abs(a.span().endSeconds() - b.span().endSeconds()) <= MAX_SECONDS;
    }
    return wanted.getClass() == found.getClass();
  }
}
