/**
 * Plane geometry that families and tools share: masks to outlines, outlines to polygons of few
 * points, overlaps of rotated boxes and of masks.
 *
 * <p>Pure functions of values in any one coordinate system with y pointing down; a pixel (x, y)
 * covers the square from (x, y) to (x + 1, y + 1).
 */
@NullMarked
package dev.firstpass.core.geometry;

import org.jspecify.annotations.NullMarked;
