/**
 * Semantic segmentation: which pixels are of which class.
 *
 * <p>Any framework's: a graph with one picture and one map of scores for each class. Papers: Long
 * et al., "Fully Convolutional Networks for Semantic Segmentation", CVPR 2015; Chen et al.,
 * arXiv:1706.05587 (DeepLabv3). Conventions: torchvision ({@code references/segmentation}: ImageNet
 * mean and deviation, scores of 21 Pascal VOC classes at the input's size) and TensorFlow's DeepLab
 * ({@code research/deeplab}, TFLite export: 257x257, (x - 127.5) / 127.5, channels last). Licences
 * are the models' own.
 *
 * <p>Export: {@code torch.onnx.export(model, torch.rand(1, 3, 520, 520), "model.onnx")} of a module
 * that returns its {@code out} only; {@code python -m tf2onnx.convert --tflite deeplabv3.tflite
 * --output model.onnx}.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>any</td><td>[N, 3, H, W] or [N, H, W, 3]</td><td>as {@code input} of the spec says</td></tr>
 * <tr><td>any</td><td>[N, K, h, w] or [N, h, w, K], as the input</td><td>scores before softmax, or
 * probabilities ({@code activation: none})</td></tr>
 * </table>
 *
 * <p>Scores are interpolated bilinearly to the source (half-pixel centres, as {@code
 * torch.nn.functional.interpolate} without {@code align_corners} and OpenCV do), the class of a
 * pixel is that with the highest, of equal ones the first. Pixels of a class that share an edge are
 * one region, whose score is the mean probability of its class, read at the nearest place of the
 * map. The {@code background} class gives no regions.
 */
@NullMarked
package dev.firstpass.families.segmentation;

import org.jspecify.annotations.NullMarked;
