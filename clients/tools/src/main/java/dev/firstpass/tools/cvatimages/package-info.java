/**
 * CVAT for images 1.1: {@code annotations.xml}, which CVAT imports bare or in a zip.
 *
 * <p>Coordinates are float pixels of the upright image, without any off-by-one. A rotated box is
 * the box before it is turned with {@code rotation} in degrees clockwise about its centre. A mask
 * is its enclosing box and the runs of the pixels inside, row by row, the first of zeros. Keypoints
 * are a {@code skeleton} of {@code points}; their own box has no place. Tags are {@code tag}. The
 * score is the attribute {@code confidence}, which the labels of the task must have or CVAT passes
 * over it; labels must exist in the task. Other attributes are attributes; {@code occluded}, {@code
 * group} and {@code layer} have a place of their own.
 *
 * <p>Read are also ellipses (as polygons) and single points; polylines, cuboids and the tracks of
 * "CVAT for video" are problems. A point of a skeleton that is {@code outside} is not there.
 *
 * <p>Reference: {@code cvat/apps/dataset_manager/formats/cvat.py} and {@code
 * site/content/en/docs/manual/advanced/xml_format.md} of github.com/opencv/cvat.
 */
@NullMarked
package dev.firstpass.tools.cvatimages;

import org.jspecify.annotations.NullMarked;
