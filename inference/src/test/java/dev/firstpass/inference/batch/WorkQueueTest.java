package dev.firstpass.inference.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.OverloadedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WorkQueueTest {
  private final AtomicLong clock = new AtomicLong();

  @Test
  void submitAll_severalTasks_givesTheirResultsInOrder() throws Exception {
    try (WorkQueue queue = queue(2, 8)) {
      List<Callable<Integer>> tasks = List.of(() -> 3, () -> 1, () -> 2);

      List<Integer> results = new ArrayList<>();
      for (Future<Integer> future : queue.submitAll(tasks)) {
        results.add(future.get());
      }

      assertEquals(List.of(3, 1, 2), results);
    }
  }

  @Test
  void submitAll_moreThanFits_takesNoneOfThem() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (WorkQueue queue = queue(1, 3)) {
      List<Future<Boolean>> first = queue.submitAll(Collections.nCopies(2, waiting(release)));

      OverloadedException refusal =
          assertThrows(
              OverloadedException.class,
              () -> queue.submitAll(Collections.nCopies(2, waiting(release))));

      assertEquals(ErrorCode.QUEUE_FULL, refusal.code());
      assertTrue(refusal.detail().contains("limit of 3"), refusal.detail());
      assertEquals(2, queue.size());
      release.countDown();
      for (Future<Boolean> future : first) {
        assertTrue(future.get());
      }
      assertTrue(queue.submitAll(Collections.nCopies(3, waiting(release))).get(2).get());
    }
  }

  @Test
  void submitAll_fullQueue_estimatesTheRetryFromTheRecentPast() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (WorkQueue queue = queue(2, 10)) {
      Callable<Boolean> fourSeconds = () -> clock.addAndGet(4_000_000_000L) > 0;
      queue.submitAll(List.of(fourSeconds)).get(0).get();
      awaitEmpty(queue);
      queue.submitAll(Collections.nCopies(10, waiting(release)));

      OverloadedException refusal =
          assertThrows(OverloadedException.class, () -> queue.submitAll(List.of(waiting(release))));

      // 10 items of 4 s on 2 workers, and a second on top.
      assertEquals(Duration.ofSeconds(21), refusal.retryAfter());
      release.countDown();
    }
  }

  @Test
  void cancel_waitingTask_givesItsPlaceBack() {
    CountDownLatch release = new CountDownLatch(1);
    try (WorkQueue queue = queue(1, 2)) {
      List<Future<Boolean>> futures = queue.submitAll(Collections.nCopies(2, waiting(release)));

      assertTrue(futures.get(1).cancel(false));

      assertEquals(1, queue.size());
      release.countDown();
    }
  }

  @Test
  void drain_tasksAtWork_waitsForThemAndTakesNoMore() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (WorkQueue queue = queue(1, 4)) {
      Future<Boolean> future = queue.submitAll(List.of(waiting(release))).get(0);

      assertFalse(queue.drain(Duration.ofMillis(10)));
      OverloadedException refusal =
          assertThrows(OverloadedException.class, () -> queue.submitAll(List.of(waiting(release))));
      release.countDown();

      assertEquals(ErrorCode.SHUTTING_DOWN, refusal.code());
      assertTrue(queue.drain(Duration.ofSeconds(20)));
      assertTrue(future.get());
    }
  }

  @Test
  void submitAll_failingTask_keepsTheWorkers() throws Exception {
    try (WorkQueue queue = queue(1, 8)) {
      Callable<Boolean> failing =
          () -> {
            throw new IllegalStateException("on purpose");
          };
      List<Future<Boolean>> futures = queue.submitAll(List.of(failing, () -> true));

      assertThrows(java.util.concurrent.ExecutionException.class, () -> futures.get(0).get());
      assertTrue(futures.get(1).get());
    }
  }

  private WorkQueue queue(int workers, int capacity) {
    return new WorkQueue(workers, capacity, clock::get);
  }

  private static Callable<Boolean> waiting(CountDownLatch release) {
    return () -> release.await(20, TimeUnit.SECONDS);
  }

  /** A future is done a moment before its place is given back. */
  private static void awaitEmpty(WorkQueue queue) {
    while (queue.size() > 0) {
      Thread.onSpinWait();
    }
  }
}
