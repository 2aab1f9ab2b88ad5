package dev.firstpass.bench.floor;

import java.nio.ByteBuffer;
import org.opencv.core.Mat;

/** All that one thread needs to do the floor's work. Confined to one thread. */
final class FloorWorker implements AutoCloseable {
  private final JpegDecoder decoder;
  private final TensorFill tensor;
  private final BareModel.Run model;

  /**
   * @param decoder closed with the worker
   * @param model outlives the worker
   */
  FloorWorker(JpegDecoder decoder, BareModel model) {
    this.decoder = decoder;
    this.tensor = new TensorFill(model.width(), model.height());
    this.model = model.bind(tensor.floats());
  }

  /**
   * Does the work for one picture.
   *
   * @param jpeg direct, from 0 to its limit
   */
  void work(ByteBuffer jpeg, int denominator, FloorStep step) {
    Mat pixels = decoder.decode(jpeg, denominator);
    if (step == FloorStep.DECODE_FILL_RUN) {
      tensor.fill(pixels);
    }
    model.run();
  }

  @Override
  public void close() {
    model.close();
    tensor.close();
    decoder.close();
  }
}
