package dev.firstpass.families.vision;

import dev.firstpass.core.draft.RotatedBox;

/**
 * A rotated box that passed its threshold.
 *
 * @param classId index in the model's labels
 * @param score in [0, 1]
 * @param box in any one coordinate system
 */
public record RotatedCandidate(int classId, float score, RotatedBox box) {}
