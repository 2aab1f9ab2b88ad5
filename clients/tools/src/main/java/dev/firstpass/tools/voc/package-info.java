/**
 * Pascal VOC XML: one file per image.
 *
 * <p>The readers of this format do not agree by one pixel. Written are continuous edges rounded to
 * whole pixels and held in 1..width and 1..height, which labelImg and CVAT reopen without drift;
 * the original 1-based inclusive corners differ by one at the left and top, and are an option.
 * {@code truncated} is 1 when a box touches the border, as labelImg has it. The score is an extra
 * element {@code confidence}, which readers skip. Every shape is written as the box around it; tags
 * and audio segments have no place and are left out. A collection becomes {@code
 * Annotations/<path>.xml} with {@code ImageSets/Main/default.txt} and {@code labelmap.txt} for CVAT
 * and Datumaro; ids below {@code JPEGImages/} or {@code images/} lose that folder.
 *
 * <p>Reference: {@code libs/pascal_voc_io.py} of github.com/HumanSignal/labelImg.
 */
@NullMarked
package dev.firstpass.tools.voc;

import org.jspecify.annotations.NullMarked;
