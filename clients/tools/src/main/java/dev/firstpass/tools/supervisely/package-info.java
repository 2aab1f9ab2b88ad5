/**
 * Supervisely projects of images: {@code meta.json} and {@code DATASET/ann/NAME.jpg.json} for each
 * image. Folders are datasets within datasets; an image in no folder is in the dataset {@code ds0}.
 *
 * <p>Coordinates are whole pixels of the upright image. A {@code rectangle} is its first and its
 * last pixel, so its right and bottom are inclusive. Polygons are {@code polygon}, as are rotated
 * boxes, masks {@code bitmap} (a PNG of their box, holes and all), keypoints {@code graph} without
 * their own box and their scores. The score is the tag {@code confidence}; attributes are tags with
 * values, those that are true tags without. Tags of the image are tags without values.
 *
 * <p>Read are also points, oriented boxes and polygons with holes (as masks); lines, cuboids and
 * whatever else Supervisely draws are problems.
 *
 * <p>Reference: {@code supervisely/annotation} and {@code supervisely/geometry} of
 * github.com/supervisely/supervisely.
 */
@NullMarked
package dev.firstpass.tools.supervisely;

import org.jspecify.annotations.NullMarked;
