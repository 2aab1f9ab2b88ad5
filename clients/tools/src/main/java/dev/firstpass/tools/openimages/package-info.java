/**
 * Open Images V6 CSV: {@code annotations/default-annotations-bbox.csv} and the tables beside it.
 *
 * <p>A box is {@code XMin,XMax,YMin,YMax}, in this order, divided by the size of the upright image,
 * six decimals. The id of an image is its path without extension. Labels are their own ids, named
 * in {@code class-descriptions.csv}. Every label has a confidence: what nobody scored has 1 and the
 * source {@code xclick} or {@code verification}, what a model scored has the source {@code
 * machine}. Occluded, truncated and crowd have columns, -1 where nobody knows. Tags are image
 * labels. Every shape is written as the box around it. {@code images.meta} tells Datumaro and CVAT
 * the sizes.
 *
 * <p>Read is also the data set itself: label ids get their names. Confidence 0 says that people did
 * not see a label, which is no label. Masks are not read.
 *
 * <p>Reference: {@code src/datumaro/plugins/data_formats/open_images.py} of
 * github.com/openvinotoolkit/datumaro, the download page of Open Images V6.
 */
@NullMarked
package dev.firstpass.tools.openimages;

import org.jspecify.annotations.NullMarked;
