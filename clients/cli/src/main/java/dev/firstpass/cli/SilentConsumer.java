package dev.firstpass.cli;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Shows no progress, for output that nobody watches. */
final class SilentConsumer implements ProgressBarConsumer {
  @Override
  public int getMaxRenderedLength() {
    return 0;
  }

  @Override
  public void accept(String rendered) {}

  @Override
  public void close() {}
}
