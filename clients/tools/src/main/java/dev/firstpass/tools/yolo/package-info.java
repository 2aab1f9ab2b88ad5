/**
 * YOLO text labels: one file per image, one line {@code class xCentre yCentre width height} per
 * box, divided by the size of the upright image, six decimals, class ids from 0.
 *
 * <p>A collection becomes {@code labels/<path>.txt} with exactly five columns (training loaders
 * drop images whose files have a sixth), {@code labels_conf/<path>.txt} with the score as sixth
 * column (Ultralytics' {@code save_conf} order), {@code data.yaml} for training and {@code
 * classes.txt} at the top and in every folder of labels, where labelImg wants it. Ids below {@code
 * images/} lose that folder, so that labels mirror images as the loaders expect. Every shape is
 * written as the box around it unless the task says otherwise; tags and audio segments have no
 * place and are left out. Of two images that differ only in their extension the loaders see one
 * label file; the second's is named differently and wants its image renamed.
 *
 * <p>Reference: {@code verify_image_label} in {@code utils/dataloaders.py} of
 * github.com/ultralytics/yolov5, {@code libs/yolo_io.py} of github.com/HumanSignal/labelImg.
 */
@NullMarked
package dev.firstpass.tools.yolo;

import org.jspecify.annotations.NullMarked;
