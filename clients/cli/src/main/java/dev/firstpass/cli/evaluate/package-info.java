/**
 * Measures how well drafts agree with what people labelled, by the measure that each task is known
 * by: an {@link dev.firstpass.cli.evaluate.Evaluation} reads the data set, takes the drafts, and
 * gives a {@link dev.firstpass.cli.evaluate.Report}.
 *
 * <p>Boxes get COCO's average precision, with pycocotools' arithmetic, on data sets in COCO or
 * Pascal VOC form; text precision, recall and F1 on data in SROIE's form; tags top-1 and top-5
 * accuracy on labelled folders; recordings word and character error rates as sclite counts them, or
 * detection and diarisation error rates as pyannote.metrics does. For boxes, a {@link
 * dev.firstpass.cli.evaluate.DetectionDataset} is read from disk, {@link
 * dev.firstpass.cli.evaluate.DraftDetections} collects what a model drafts of its images, {@link
 * dev.firstpass.cli.evaluate.CocoEvaluation} compares the two and gives an {@link
 * dev.firstpass.cli.evaluate.EvaluationReport}.
 */
@NullMarked
package dev.firstpass.cli.evaluate;

import org.jspecify.annotations.NullMarked;
