package dev.firstpass.inference.runtime;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * One ONNX graph loaded through DJL. Any number of threads may run it at once; each run borrows one
 * of the session's predictors, because a DJL predictor serves one thread at a time.
 *
 * <p>Must not be closed while it runs: ONNX Runtime would crash the process.
 */
public final class DjlSession implements Session, AutoCloseable {
  private final Model model;
  private final GraphSignature signature;
  private final TensorTranslator translator = new TensorTranslator();

  /** As many as ever ran at once; last in, first out, so that a worker meets its own again. */
  private final ConcurrentLinkedDeque<Predictor<Map<String, Tensor>, Outputs>> idle =
      new ConcurrentLinkedDeque<>();

  DjlSession(Model model, GraphSignature signature) {
    this.model = model;
    this.signature = signature;
  }

  @Override
  public GraphSignature signature() {
    return signature;
  }

  @Override
  public Outputs run(Map<String, Tensor> inputs) {
    Predictor<Map<String, Tensor>, Outputs> predictor = idle.pollFirst();
    if (predictor == null) {
      predictor = model.newPredictor(translator);
    }
    try {
      return predictor.predict(inputs);
    } catch (TranslateException e) {
      throw failure(inputs, e);
    } finally {
      idle.addFirst(predictor);
    }
  }

  @Override
  public void close() {
    idle.forEach(Predictor::close);
    idle.clear();
    model.close();
  }

  private DraftingException failure(Map<String, Tensor> inputs, TranslateException cause) {
    StringBuilder given = new StringBuilder();
    inputs.forEach(
        (name, tensor) ->
            given
                .append(given.isEmpty() ? "" : ", ")
                .append(name)
                .append(' ')
                .append(tensor.shape()));
    return new DraftingException(
        ErrorCode.INFERENCE_FAILED,
        "the model failed on inputs " + given + "; its graph has " + signature.inputs(),
        cause);
  }
}
