package dev.firstpass.inference.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.OverloadedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One lane, which the tests hold at its first errand until they have said what they want. */
final class LanesTest {
  private static final long NEVER = Long.MAX_VALUE / 2;

  private final Lanes lanes = new Lanes(1, 3, 2, 1);
  private final List<String> carried = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);

  @AfterEach
  void close() {
    free.countDown();
    lanes.close();
  }

  @Test
  void carry_twoBatches_takeTurns() throws Exception {
    hold();
    List<Errand<String>> first = errands("a1", "a2", "a3");
    List<Errand<String>> second = errands("b1");
    lanes.carry(first);
    lanes.carry(second);

    free.countDown();

    assertEquals("a3", done(first.get(2)));
    assertEquals(List.of("hold", "a1", "b1", "a2", "a3"), carried);
  }

  @Test
  void leave_batchThatIsNotDone_goesOnWhenNobodyWaits() throws Exception {
    hold();
    List<Errand<String>> left = errands("left1", "left2");
    lanes.carry(left).leave();
    List<Errand<String>> awaited = errands("a1", "a2");
    lanes.carry(awaited);
    assertEquals(2, lanes.left());

    free.countDown();

    assertEquals("left2", done(left.get(1)));
    assertEquals(List.of("hold", "a1", "a2", "left1", "left2"), carried);
    assertEquals(0, lanes.left());
  }

  @Test
  void leave_moreThanMayBeLeft_isGivenUp() throws Exception {
    hold();
    List<Errand<String>> left = errands("1", "2", "3", "4");
    lanes.carry(left).leave();

    assertFalse(left.get(1).result().isDone());
    assertTrue(left.get(2).result().isCancelled());
    assertTrue(left.get(3).result().isCancelled());
  }

  @Test
  void leave_sharedErrandThatSomebodyStillWants_isNotGivenUp() throws Exception {
    hold();
    Errand<String> shared = errand("shared");
    shared.wantUntil(NEVER);
    List<Errand<String>> left = new ArrayList<>(errands("1", "2"));
    left.add(shared);
    lanes.carry(List.of(shared));
    lanes.carry(left).leave();

    free.countDown();

    assertEquals("shared", done(shared));
    assertEquals("2", done(left.get(1)));
    assertEquals(List.of("hold", "shared", "1", "2"), carried);
  }

  @Test
  void drop_whatIsNotBegun_isGivenUp() throws Exception {
    hold();
    List<Errand<String>> dropped = errands("1", "2");
    lanes.carry(dropped).drop();

    assertTrue(dropped.get(0).result().isCancelled());
    assertTrue(dropped.get(1).result().isCancelled());
    assertEquals(0, lanes.left());
  }

  @Test
  void leave_longErrands_leaveALaneToWhoeverComes() throws Exception {
    try (Lanes two = new Lanes(2, 3, 2, 1)) {
      Errand<String> slow = held();
      List<Errand<String>> left = new ArrayList<>(List.of(slow));
      left.addAll(errands("behind it"));
      two.carry(left).leave();
      assertTrue(reached.await(1, TimeUnit.MINUTES));
      List<Errand<String>> click = errands("click");
      two.carry(click);

      assertEquals("click", done(click.get(0)));
      assertEquals(List.of("hold", "click"), carried);
      free.countDown();
      assertEquals("behind it", done(left.get(1)));
    }
  }

  @Test
  void carry_moreRequestsThanAllowed_isRefusedUntilOneIsLeft() throws Exception {
    hold();
    Lanes.Batch one = lanes.carry(errands("1"));
    lanes.carry(errands("2"));

    assertEquals(
        ErrorCode.QUEUE_FULL,
        assertThrows(OverloadedException.class, () -> lanes.carry(errands("3"))).code());
    one.leave();
    one.leave();
    lanes.carry(errands("4"));
    assertThrows(OverloadedException.class, () -> lanes.carry(errands("5")));
  }

  @Test
  void close_whatWaits_isGivenUpAndNothingIsTaken() throws Exception {
    hold();
    List<Errand<String>> waiting = errands("1");
    List<Errand<String>> left = errands("2");
    lanes.carry(waiting);
    lanes.carry(left).leave();

    lanes.close();

    assertThrows(CancellationException.class, () -> waiting.get(0).result().join());
    assertTrue(left.get(0).result().isCancelled());
    assertEquals(
        ErrorCode.SHUTTING_DOWN,
        assertThrows(OverloadedException.class, () -> lanes.carry(errands("3"))).code());
  }

  /** Occupies the only lane. */
  private void hold() throws InterruptedException {
    lanes.carry(List.of(held()));
    assertTrue(reached.await(1, TimeUnit.MINUTES));
  }

  private Errand<String> held() {
    return new Errand<>(
        until -> {
          carried.add("hold");
          reached.countDown();
          try {
            free.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return "hold";
        },
        NEVER);
  }

  private List<Errand<String>> errands(String... names) {
    List<Errand<String>> errands = new ArrayList<>();
    for (String name : names) {
      errands.add(errand(name));
    }
    return errands;
  }

  private Errand<String> errand(String name) {
    return new Errand<>(
        until -> {
          carried.add(name);
          return name;
        },
        NEVER);
  }

  private static String done(Errand<String> errand) throws Exception {
    return errand.result().get(1, TimeUnit.MINUTES);
  }
}
