/**
 * What vision families share: parameters that mean the same everywhere, candidates and their
 * suppression, the geometry of detection grids, and the check of a graph against its spec.
 *
 * <p>Every detector goes the same way: {@link dev.firstpass.families.vision.DetectionParameters}
 * become {@link dev.firstpass.families.vision.DetectionSettings}, a family's {@link
 * dev.firstpass.families.vision.CandidateScan} fills a {@link
 * dev.firstpass.families.vision.CandidateList} in tensor pixels, {@link
 * dev.firstpass.families.vision.Nms} chooses, and only what it chose becomes a {@link
 * dev.firstpass.core.draft.Region} in source pixels.
 */
@NullMarked
package dev.firstpass.families.vision;

import org.jspecify.annotations.NullMarked;
