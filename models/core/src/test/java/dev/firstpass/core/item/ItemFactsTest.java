package dev.firstpass.core.item;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import org.junit.jupiter.api.Test;

final class ItemFactsTest {
  @Test
  void named_turnedPicture_keepsAllButTheName() {
    Orientation turned = Orientation.ofExif(6);
    assertEquals(
        new ImageFacts("b", "00", 3, 4, turned),
        new ImageFacts("a", "00", 3, 4, turned).named("b"));
  }

  @Test
  void named_recording_keepsAllButTheName() {
    assertEquals(new AudioFacts("b", "00", 1.5), new AudioFacts("a", "00", 1.5).named("b"));
  }
}
