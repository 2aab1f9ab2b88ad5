/**
 * Text detectors by differentiable binarisation: the detection half of PP-OCR.
 *
 * <p>Paper: Liao et al., "Real-time Scene Text Detection with Differentiable Binarization", AAAI
 * 2020 (arXiv:1911.08947). Reference: PaddlePaddle/PaddleOCR ({@code tools/infer/predict_det.py},
 * {@code ppocr/postprocess/db_postprocess.py}, {@code ppocr/data/imaug/operators.py}). Code and
 * PP-OCR's weights are Apache-2.0.
 *
 * <p>Export: {@code paddle2onnx --model_dir ch_PP-OCRv3_det_infer --model_filename
 * inference.pdmodel --params_filename inference.pdiparams --save_file det.onnx}.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>x</td><td>[N, 3, H, W]</td><td>longer side at most 960, both sides stretched to the
 * nearest multiple of 32; BGR / 255 minus (0.485, 0.456, 0.406) over (0.229, 0.224, 0.225): the
 * reference does not turn the channels round</td></tr>
 * <tr><td>sigmoid_0.tmp_0</td><td>[N, 1, H, W]</td><td>how probably a pixel belongs to the shrunk
 * middle of a text</td></tr>
 * </table>
 *
 * <p>Pixels above 0.3 that touch, corners included, are one text. The smallest rectangle around
 * them is scored by the mean over its pixels, kept from 0.6 on, grown by area * 1.5 / perimeter on
 * all sides, and boxed again. What is thinner than 3 before, 5 after, or 4 in source pixels is
 * dropped. Pixels have the coordinates of their indexes, corners are truncated before and rounded
 * after growing, all as in the reference. Three things differ: the reference also makes texts of
 * holes in texts, which are none; it stops after 1000 texts in no order of merit, where here the
 * best remain; it rounds the corners in the source to whole pixels, which here stay as they are.
 */
@NullMarked
package dev.firstpass.families.dbtext;

import org.jspecify.annotations.NullMarked;
