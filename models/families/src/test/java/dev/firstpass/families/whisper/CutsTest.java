package dev.firstpass.families.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Times are tokens from 100 on, text is below. */
final class CutsTest {
  private static final int FIRST = 100;

  @Test
  void of_pairs_cutsThereAndGoesOnAtTheLast() {
    Cuts cuts = cut(100, 1, 2, 150, 150, 3, 200, 200, 4);

    assertEquals(
        List.of(piece(0, 100, 100, 1, 2, 150), piece(100, 200, 150, 3, 200)), cuts.pieces());
    assertEquals(200, cuts.advance());
  }

  @Test
  void of_singleTimeAtTheEnd_keepsTheLastPieceAndIsDone() {
    Cuts cuts = cut(100, 1, 150, 160, 2, 200);

    assertEquals(List.of(piece(0, 100, 100, 1, 150), piece(120, 200, 160, 2, 200)), cuts.pieces());
    assertEquals(3000, cuts.advance());
    assertTrue(cuts.done());
  }

  @Test
  void of_pairAtTheEnd_goesOnThere() {
    Cuts cuts = cut(100, 1, 150, 150);

    assertEquals(List.of(piece(0, 100, 100, 1, 150)), cuts.pieces());
    assertEquals(100, cuts.advance());
  }

  @Test
  void of_noPair_isOnePieceUpToTheLastTime() {
    assertEquals(List.of(piece(0, 140, 100, 1, 170)), cut(100, 1, 170).pieces());
    assertEquals(List.of(piece(0, 3000, 100, 1)), cut(100, 1).pieces());
    assertEquals(List.of(piece(0, 3000, 1, 2)), cut(1, 2).pieces());
    assertEquals(3000, cut(100, 1, 170).advance());
  }

  @Test
  void of_nothing_isOneEmptyPiece() {
    assertEquals(List.of(piece(0, 3000)), cut().pieces());
    assertEquals(3000, cut().advance());
  }

  @Test
  void of_anyTokens_goesOn() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      List<Integer> tokens = new ArrayList<>();
      for (int k = random.nextInt(12); k > 0; k--) {
        tokens.add(random.nextBoolean() ? random.nextInt(FIRST) : FIRST + random.nextInt(3));
      }
      assertTrue(Cuts.of(tokens, FIRST, 1 + random.nextInt(3000)).advance() > 0, tokens.toString());
    }
  }

  private static Cuts cut(Integer... tokens) {
    return Cuts.of(Arrays.asList(tokens), FIRST, 3000);
  }

  private static Cuts.Piece piece(int start, int end, Integer... tokens) {
    return new Cuts.Piece(start, end, List.of(tokens));
  }
}
