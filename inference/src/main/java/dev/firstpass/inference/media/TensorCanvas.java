package dev.firstpass.inference.media;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * One tensor's memory and the Mats that look at it, filled in place: resize in 8 bit, then channel
 * by channel {@code (pixel * scale - mean) / std} straight into the tensor.
 *
 * <p>Padding is written only when the place of the picture changes. Confined to one thread at a
 * time.
 */
final class TensorCanvas implements NativeMemory {
  private static final int[] RGB_IN_BGR = {2, 1, 0};
  private static final int[] BGR_IN_BGR = {0, 1, 2};

  private final ImageInput input;
  private final int channels;
  private final boolean planar;
  private final boolean floats;

  private ByteBuffer memory = ByteBuffer.allocateDirect(0);
  private @Nullable Tensor tensor;
  private @Nullable Paste paste;

  private final Resizer resizer;
  private final Mat gray = new Mat();
  private final Mat channel = new Mat();
  private final Mat normalised = new Mat();

  /** Where the picture goes: one for each plane, or one for all channels when interleaved. */
  private final List<Mat> windows = new ArrayList<>();

  TensorCanvas(ImageInput input) {
    this.input = input;
    this.resizer = Resizer.of(input.resize().kernel());
    this.channels = input.colour().channels();
    this.planar = input.layout() == Layout.NCHW;
    this.floats = input.type() == ElementType.FLOAT32;
  }

  /**
   * Fills the tensor and returns it; it holds until the canvas is filled again.
   *
   * @param source 8-bit BGR, the part of the upright picture that is used
   * @param where how the resized source lies in the tensor
   */
  Tensor fill(Mat source, Paste where) {
    Tensor target = layOut(where);
    Mat resized = resizer.resize(source, where);
    if (input.colour() == Colour.GRAY) {
      Imgproc.cvtColor(resized, gray, Imgproc.COLOR_BGR2GRAY);
      write(gray, 0, 0);
    } else {
      int[] order = input.colour() == Colour.RGB ? RGB_IN_BGR : BGR_IN_BGR;
      for (int c = 0; c < channels; c++) {
        write(resized, order[c], c);
      }
    }
    return target;
  }

  private void write(Mat picture, int from, int to) {
    if (planar && !floats) {
      Core.extractChannel(picture, windows.get(to), from);
      return;
    }
    Core.extractChannel(picture, channel, from);
    if (planar) {
      channel.convertTo(windows.get(to), CvType.CV_32F, factor(to), offset(to));
    } else if (floats) {
      channel.convertTo(normalised, CvType.CV_32F, factor(to), offset(to));
      Core.insertChannel(normalised, windows.get(0), to);
    } else {
      Core.insertChannel(channel, windows.get(0), to);
    }
  }

  private double factor(int c) {
    return input.scale() / input.std().get(c);
  }

  private double offset(int c) {
    return -input.mean().get(c) / input.std().get(c);
  }

  private Tensor layOut(Paste where) {
    Tensor current = tensor;
    if (current != null && where.equals(paste)) {
      return current;
    }
    // Not until all is in place: a failure in between must not leave half of it in force.
    paste = null;
    releaseViews();
    Tensor next = reserve(where);
    makeWindows(where);
    tensor = next;
    paste = where;
    return next;
  }

  private Tensor reserve(Paste where) {
    long plane = (long) where.tensorWidth() * where.tensorHeight() * input.type().bytes();
    int bytes = Math.toIntExact(plane * channels);
    if (memory.capacity() < bytes) {
      memory = ByteBuffer.allocateDirect(bytes);
    }
    ByteBuffer data = memory.slice(0, bytes).order(ByteOrder.nativeOrder());
    TensorShape shape =
        planar
            ? TensorShape.of(1, channels, where.tensorHeight(), where.tensorWidth())
            : TensorShape.of(1, where.tensorHeight(), where.tensorWidth(), channels);
    return new Tensor(input.type(), shape, data);
  }

  private void makeWindows(Paste where) {
    int planes = planar ? channels : 1;
    int depth = floats ? CvType.CV_32F : CvType.CV_8U;
    int type = CvType.makeType(depth, planar ? 1 : channels);
    int planeBytes = where.tensorWidth() * where.tensorHeight() * CvType.ELEM_SIZE(type);
    var place = new Rect(where.x(), where.y(), where.width(), where.height());
    for (int p = 0; p < planes; p++) {
      ByteBuffer data = memory.slice(p * planeBytes, planeBytes);
      Mat plane = new Mat(where.tensorHeight(), where.tensorWidth(), type, data);
      if (where.padded()) {
        plane.setTo(planar ? Scalar.all(padding(p)) : interleavedPadding());
      }
      windows.add(plane.submat(place));
      plane.release();
    }
  }

  private Scalar interleavedPadding() {
    double[] values = new double[channels];
    for (int c = 0; c < channels; c++) {
      values[c] = padding(c);
    }
    return new Scalar(values);
  }

  private double padding(int c) {
    int pad = input.resize().pad();
    return floats ? pad * factor(c) + offset(c) : pad;
  }

  private void releaseViews() {
    windows.forEach(Mat::release);
    windows.clear();
  }

  @Override
  public void close() {
    releaseViews();
    resizer.close();
    List.of(gray, channel, normalised).forEach(Mat::release);
  }
}
