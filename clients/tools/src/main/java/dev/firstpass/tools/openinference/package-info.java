/**
 * The Open Inference Protocol (KServe v2) over REST, with the binary tensor extension.
 *
 * <p>{@link dev.firstpass.tools.openinference.OpenInferenceAdapter} is the entry; {@code
 * RequestBody}, {@code InferRequestReader} and {@code InputReader} read a request. It has two
 * doors. An input of datatype BYTES is encoded pictures or recordings: {@code DraftExchange} tells
 * their drafts in the columns of {@code DraftColumn}. Any other input is a tensor of the model's
 * own graph: {@code TensorRun} makes it and answers with the graph's outputs. {@code InferAnswer}
 * writes both.
 *
 * <p>Facts: tensors are row-major; JSON holds them flat or nested, bytes are little-endian; BYTES
 * elements have a length of four bytes before them; halves cannot be JSON. What a request says of
 * sizes is compared with what it holds before anything is allocated.
 *
 * <p>Sources: kserve/open-inference-protocol, {@code specification/protocol/inference_rest.md};
 * triton-inference-server/server, {@code docs/protocol/extension_binary_data.md} and {@code
 * extension_model_repository.md}.
 */
@NullMarked
package dev.firstpass.tools.openinference;

import org.jspecify.annotations.NullMarked;
