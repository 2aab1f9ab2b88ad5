/**
 * What the label file formats share: safe names, rounding, outlines and which shapes can be drawn.
 *
 * <p>Every format writes regions in pixels of the upright image. Boxes are cut at the image's
 * border; a region of which nothing is inside the image is left out. Rotated boxes, polygons and
 * masks become outlines where a format holds outlines, and the box around them elsewhere.
 */
@NullMarked
package dev.firstpass.tools.labelfile;

import org.jspecify.annotations.NullMarked;
