/**
 * Measures how well detections agree with what people labelled: COCO's average precision, with
 * pycocotools' arithmetic, on data sets in COCO or Pascal VOC form.
 *
 * <p>A {@link dev.firstpass.cli.evaluate.DetectionDataset} is read from disk, {@link
 * dev.firstpass.cli.evaluate.DraftDetections} collects what a model drafts of its images, {@link
 * dev.firstpass.cli.evaluate.CocoEvaluation} compares the two and gives an {@link
 * dev.firstpass.cli.evaluate.EvaluationReport}.
 */
@NullMarked
package dev.firstpass.cli.evaluate;

import org.jspecify.annotations.NullMarked;
