/**
 * KITTI object labels: {@code label_2/PATH.txt}, one line for each box.
 *
 * <p>Corners are float pixels of the upright image from 0. Lines have 15 columns, and the score as
 * 16th where a label has one, as KITTI's results do. Of an object in space nothing is known: {@code
 * -10}, {@code -1} and {@code -1000} stand there. Truncated and occluded are 0 where nobody knows,
 * since readers take anything else for a yes. Names hold no blanks: underscores stand for them.
 * Every shape is written as the box around it; tags have no place.
 *
 * <p>How much of an object is truncated or occluded and where it is in space stay as attributes of
 * what is read. The files do not tell the size of the pictures.
 *
 * <p>Reference: {@code src/datumaro/plugins/data_formats/kitti} of
 * github.com/openvinotoolkit/datumaro and the development kit of KITTI's object benchmark.
 */
@NullMarked
package dev.firstpass.tools.kitti;

import org.jspecify.annotations.NullMarked;
