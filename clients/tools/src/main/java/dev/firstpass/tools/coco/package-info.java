/**
 * COCO instances JSON: one file with images, categories and annotations.
 *
 * <p>Boxes are {@code [x, y, width, height]} in float pixels from the top-left corner of the
 * upright image, without any off-by-one. Rotated boxes, polygons and masks are polygons in {@code
 * segmentation} (the holes of a mask are filled; {@code area} counts its outlines) or, if asked
 * for, run lengths; keypoints are COCO keypoints with visibility 2, or 1 where they are hidden. The
 * score is written as {@code score} (FiftyOne) and as {@code attributes.score} (CVAT). Tags and
 * audio segments have no place and are left out.
 *
 * <p>Whatever a file that was read says beyond that, its ids above all, is kept as attributes under
 * the name of the format and written again. Ids that nobody gave start at 1 ({@code cocoeval} takes
 * annotation id 0 for "not matched").
 *
 * <p>Reference: {@code PythonAPI/pycocotools/coco.py} and {@code cocoeval.py} of
 * github.com/cocodataset/cocoapi, and its data format page.
 */
@NullMarked
package dev.firstpass.tools.coco;

import org.jspecify.annotations.NullMarked;
