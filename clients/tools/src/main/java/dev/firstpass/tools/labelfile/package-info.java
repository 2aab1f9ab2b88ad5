/**
 * What the label file formats share: safe names, rounding, outlines and which shapes can be drawn.
 *
 * <p>Every format writes regions in pixels of the upright image. Boxes are cut at the image's
 * border; a region of which nothing is inside the image is left out. Rotated boxes, polygons and
 * masks become outlines where a format holds outlines, and the box around them elsewhere.
 *
 * <p>Segments of recordings are written in whole milliseconds of the source, ordered by start; what
 * lies behind the end of the recording is cut off. Readers of files of recordings give segments
 * with the label {@code speech} where the format has no labels.
 */
@NullMarked
package dev.firstpass.tools.labelfile;

import org.jspecify.annotations.NullMarked;
