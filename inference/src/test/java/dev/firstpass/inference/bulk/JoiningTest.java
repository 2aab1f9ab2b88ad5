package dev.firstpass.inference.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class JoiningTest {
  private final Joining<String, Long> joining = new Joining<>();

  @Test
  void join_sameKeyWhileItIsOpen_isOneErrandUntilTheLatestDeadline() {
    Errand<Long> first = joining.join("a", until -> until, 10);
    Errand<Long> second = joining.join("a", until -> -1L, 30);
    Errand<Long> third = joining.join("a", until -> -2L, 20);

    first.run();
    second.run();

    assertSame(first, second);
    assertSame(first, third);
    assertEquals(30, first.result().join());
  }

  @Test
  void join_afterItIsDone_isAnotherErrand() {
    Errand<Long> first = joining.join("a", until -> 1L, 0);
    first.run();

    Errand<Long> second = joining.join("a", until -> 2L, 0);
    second.run();

    assertNotSame(first, second);
    assertEquals(2, second.result().join());
    assertEquals(0, joining.size());
  }

  @Test
  void giveUp_oneOfTwo_leavesItToTheOther() {
    Errand<Long> errand = joining.join("a", until -> 1L, 0);
    joining.join("a", until -> 1L, 0);

    errand.giveUp();
    assertFalse(errand.result().isDone());
    errand.giveUp();

    assertTrue(errand.result().isCancelled());
    assertEquals(0, joining.size());
  }

  @Test
  void run_workThatFails_isToldToAllAndForgotten() {
    Errand<Long> errand =
        joining.join(
            "a",
            until -> {
              throw new IllegalStateException("broken");
            },
            0);

    errand.run();

    assertThrows(CompletionException.class, () -> errand.result().join());
    assertEquals(0, joining.size());
  }
}
