/**
 * Classifiers of sound: keywords, languages, events; one score a class over a clip.
 *
 * <p>Any framework's: what a graph hears is said by the spec's options, so that another model is a
 * few lines of YAML. Two kinds are recognised by their tensors: the keyword model of MLPerf Tiny, a
 * DS-CNN (Zhang et al., "Hello Edge", arXiv:1711.07128; mlcommons/tiny, {@code
 * benchmark/training/keyword_spotting}, Apache-2.0), and NeMo's MatchboxNet (Majumdar and Ginsburg,
 * arXiv:2004.08531; {@code model.export("matchboxnet.onnx")}). Licences are the models' own.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>any</td><td>[N, S] or [N, 1, S]</td><td>samples in [-1, 1], or of mean 0 and variance 1
 * ({@code features: waveform})</td></tr>
 * <tr><td>any</td><td>[N, T, F] or [N, F, T], perhaps with a channel axis of 1 after N</td><td>F
 * features of T frames; which axis has F is read from the graph</td></tr>
 * <tr><td>any</td><td>[N]</td><td>optional: how many frames or samples there are, int64</td></tr>
 * <tr><td>any</td><td>[N, K]</td><td>logits, or scores when the graph ends in its activation</td></tr>
 * </table>
 *
 * <p>Options of the spec: {@code features} (none, waveform, keyword-mfcc, nemo-mfcc, nemo-mel,
 * log-mel, fbank) with the numbers {@code mels}, {@code taper}, {@code low-hz}, {@code high-hz},
 * {@code snip-edges}, {@code sixteen-bit} and {@code normalise} where they mean something; {@code
 * clip-seconds}, how much the model hears at once, where the graph does not say; {@code
 * activation}; {@code multi-label}, whether several classes can be true at once.
 *
 * <p>Without the parameter {@code window} a recording gets tags: the mean over its clips. With it,
 * segments: each window stands for its middle {@code hop}, and neighbours of the same label are one
 * segment, whose score is their mean.
 */
@NullMarked
package dev.firstpass.families.audioclassification;

import org.jspecify.annotations.NullMarked;
