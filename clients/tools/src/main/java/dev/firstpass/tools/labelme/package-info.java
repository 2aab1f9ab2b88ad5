/**
 * labelme JSON (github.com/wkentaro/labelme): one file per image, beside it and named like it.
 *
 * <p>Coordinates are float pixels of the upright image, without any off-by-one. Boxes are {@code
 * rectangle}; rotated boxes, polygons and the outlines of masks are {@code polygon} (several
 * outlines of one mask share a {@code group_id}; holes are filled), so that labelme 5 opens them as
 * well as 7 (for 7 alone they are shapes of their own); keypoints are a {@code rectangle} and a
 * {@code point} each, sharing a {@code group_id}. The score is an extra key, which labelme keeps.
 * Tags are {@code flags} of the file, without their scores; audio segments have no place and are
 * left out.
 *
 * <p>Reference: {@code labelme/label_file.py} of labelme 5.1.1 and {@code labelme/_label_file.py}
 * of 7.1.
 */
@NullMarked
package dev.firstpass.tools.labelme;

import org.jspecify.annotations.NullMarked;
