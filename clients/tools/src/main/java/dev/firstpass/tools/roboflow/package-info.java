/**
 * The inference server of Roboflow, in the parts that label pictures, at {@code /roboflow}: the
 * routes {@code /infer/…} and the older route {@code /{model}/{version}} of the hosted service.
 * Clients move over by changing the address.
 *
 * <p>{@link dev.firstpass.tools.roboflow.RoboflowAdapter} is the entry. {@code InferRequest} reads
 * both kinds of request, with {@code Pictures} and {@code Wishes}; {@code Inference} carries it,
 * {@code Predictions} writes the answer in the form of a {@code Question}; {@code Catalogue} tells
 * the models, {@code RoboflowErrors} problems.
 *
 * <p>Facts from {@code inference/core/interfaces/http}, {@code inference/core/entities} and {@code
 * inference_sdk/http} of github.com/roboflow/inference: boxes are told by their centre; classes are
 * numbered from 0; a route says what is asked for, a model what it can answer.
 */
@NullMarked
package dev.firstpass.tools.roboflow;

import org.jspecify.annotations.NullMarked;
