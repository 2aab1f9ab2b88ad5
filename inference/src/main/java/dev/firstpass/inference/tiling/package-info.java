/**
 * Finds small objects in photographs far larger than a network: cuts them into overlapping tiles,
 * drafts each as a picture of its own, and makes one draft of what the tiles saw.
 *
 * <p>{@link dev.firstpass.inference.tiling.TilingParameters} declares the settings, for detectors
 * of every family; {@link dev.firstpass.inference.tiling.TilePlan} says where the tiles lie; {@link
 * dev.firstpass.inference.tiling.Tiler} runs the model on them; {@link
 * dev.firstpass.inference.tiling.SeamMerge} joins what lies across their edges. The way of SAHI
 * (Akyon et al., arXiv:2202.06934), with a merge that knows the tiles.
 */
@NullMarked
package dev.firstpass.inference.tiling;

import org.jspecify.annotations.NullMarked;
