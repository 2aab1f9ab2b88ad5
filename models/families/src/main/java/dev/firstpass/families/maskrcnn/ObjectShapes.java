package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.draft.Shape;
import dev.firstpass.families.vision.CandidateList;
import java.util.Optional;

/** Gives the shapes of a picture's objects. Confined to one thread. */
interface ObjectShapes {
  /** Returns an object's shape in source pixels; empty when none of its pixels is set. */
  Optional<Shape> of(CandidateList objects, int object);
}
