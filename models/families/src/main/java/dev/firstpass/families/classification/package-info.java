/**
 * Classifiers: one picture in, one score per class out.
 *
 * <p>Any framework's: a graph with one picture and one output [N, K]. What its numbers and its
 * input mean is convention, not content, so recognition lists what it assumed, and {@code
 * model.yaml} says what is so. Conventions: torchvision ({@code references/classification}: shorter
 * side 256, centre 224, ImageNet mean and deviation, K = 1000 logits) and TF-slim (K = 1001 with a
 * background class 0, (x - 127.5) / 127.5, softmax in the graph). Licences are the models' own.
 *
 * <p>Export: {@code torch.onnx.export(model, torch.rand(1, 3, 224, 224), "model.onnx")}, {@code
 * python -m tf2onnx.convert} or any other.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>any</td><td>[N, C, H, W] or [N, H, W, C], C = 1 or 3</td><td>as the spec's input
 * says</td></tr>
 * <tr><td>any</td><td>[N, K]</td><td>logits, or probabilities when the graph ends in its
 * activation</td></tr>
 * </table>
 *
 * <p>Options of the spec: {@code activation} (softmax, sigmoid or none) is applied to the output;
 * {@code background} is a class that is never suggested, for which {@code labels} may or may not
 * hold a name.
 */
@NullMarked
package dev.firstpass.families.classification;

import org.jspecify.annotations.NullMarked;
