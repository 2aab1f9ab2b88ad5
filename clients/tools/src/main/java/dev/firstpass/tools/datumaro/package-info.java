/**
 * Datumaro JSON: {@code annotations/default.json}, which Datumaro and CVAT ("Datumaro 1.0") import.
 *
 * <p>Boxes are {@code [x, y, width, height]} in float pixels of the upright image, sizes {@code
 * [height, width]}; an item's id is its path without extension, that of the second of two such
 * images keeps it. Masks are compressed COCO runs. A rotated box is the box before it is turned
 * with the attribute {@code rotation}, degrees clockwise about its centre, as CVAT reads and writes
 * it. Keypoints are {@code points} and a {@code bbox} of one group; their names are a category.
 * Scores are the attribute {@code score}. All other attributes are kept, also those of items
 * ({@code attr}).
 *
 * <p>Read are also ellipses (as polygons) and CVAT's skeletons; polylines, captions and what is not
 * flat are problems.
 *
 * <p>Reference: {@code src/datumaro/plugins/data_formats/datumaro} of
 * github.com/openvinotoolkit/datumaro, {@code cvat/apps/dataset_manager/bindings.py} of
 * github.com/opencv/cvat.
 */
@NullMarked
package dev.firstpass.tools.datumaro;

import org.jspecify.annotations.NullMarked;
