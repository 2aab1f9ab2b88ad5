/**
 * FiftyOne image detection datasets: {@code labels.json}, with the pictures below {@code data/}.
 *
 * <p>A box is its left, top, width and height divided by the size of the upright image. Pictures
 * are known by their path below {@code data/} without extension. A label is the place of its class.
 * The score is {@code confidence}; attributes are kept whatever their names. Every shape is written
 * as the box around it; tags have no place. FiftyOne takes a dataset in which no picture has a box
 * for one without labels. The file does not tell the size of the pictures.
 *
 * <p>Reference: {@code fiftyone/utils/data/importers.py} and {@code exporters.py} of
 * github.com/voxel51/fiftyone.
 */
@NullMarked
package dev.firstpass.tools.fiftyone;

import org.jspecify.annotations.NullMarked;
