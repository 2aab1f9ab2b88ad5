package dev.firstpass.bench.floor;

import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.inference.media.JpegLibrary;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures the floor with one or several threads that share a model. Confined to one thread. */
public final class Floor implements AutoCloseable {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final JpegLibrary library;
  private final BareModel model;
  private final List<FloorWorker> workers = new ArrayList<>();
  private final ExecutorService executor;

  /**
   * @param model an ONNX file with one image as its input
   * @param most the most threads that will work at once
   */
  public Floor(Path model, int most) {
    this.library = JpegDecoder.fastest();
    this.model = BareModel.load(model);
    for (int i = 0; i < most; i++) {
      workers.add(new FloorWorker(JpegDecoder.open(library).orElseThrow(), this.model));
    }
    this.executor = Executors.newFixedThreadPool(most);
  }

  /** Returns who decodes. */
  public JpegLibrary library() {
    return library;
  }

  /**
   * Returns how far a JPEG of this size may be reduced, by the rule of {@code reduced-decode} in a
   * model's spec.
   */
  public int denominator(PictureSize size, double reducedDecode) {
    return ReducedDecode.denominator(size, model.width(), model.height(), reducedDecode);
  }

  /**
   * Works through the pictures, again and again, until the time is over.
   *
   * @param jpegs direct buffers
   * @param threadCount how many work at once, at most as many as the constructor was told
   */
  public FloorRound measure(
      List<ByteBuffer> jpegs, int denominator, FloorStep step, int threadCount, Duration duration)
      throws InterruptedException {
    List<Callable<FloorRound>> tasks = new ArrayList<>();
    for (int i = 0; i < threadCount; i++) {
      FloorWorker worker = workers.get(i);
      int first = i;
      tasks.add(() -> measure(worker, jpegs, first, denominator, step, duration));
    }
    long images = 0;
    long cpuNanos = 0;
    double perSecond = 0;
    for (Future<FloorRound> done : executor.invokeAll(tasks)) {
      FloorRound round = result(done);
      images += round.images();
      cpuNanos += round.cpuNanos();
      perSecond += round.perSecond();
    }
    return new FloorRound(images, cpuNanos, perSecond);
  }

  private FloorRound measure(
      FloorWorker worker,
      List<ByteBuffer> jpegs,
      int first,
      int denominator,
      FloorStep step,
      Duration duration) {
    long cpu = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    long images = 0;
    long nanos = 0;
    while (nanos < duration.toNanos()) {
      int picture = (int) ((first + images) % jpegs.size());
      worker.work(jpegs.get(picture), denominator, step);
      images++;
      nanos = System.nanoTime() - start;
    }
    return new FloorRound(images, threads.getCurrentThreadCpuTime() - cpu, images * 1e9 / nanos);
  }

  private static FloorRound result(Future<FloorRound> done) throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the floor failed", e.getCause());
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    workers.forEach(FloorWorker::close);
    model.close();
  }
}
