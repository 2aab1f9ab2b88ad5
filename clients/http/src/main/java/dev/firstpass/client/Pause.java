package dev.firstpass.client;

import java.time.Duration;

/** Waits; tests do not. */
@FunctionalInterface
public interface Pause {
  /** Waits on the calling thread for as long as it says. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  /**
   * Returns when the time has passed.
   *
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  void pause(Duration duration) throws InterruptedException;
}
