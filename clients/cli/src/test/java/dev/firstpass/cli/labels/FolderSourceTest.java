package dev.firstpass.cli.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderSourceTest {
  @TempDir private Path folder;

  @Test
  void media_pathInAnySpelling_isTheOnePictureThatFits() throws IOException {
    picture("images/a/x.png", 30, 20);
    picture("images/b/y.png", 12, 10);
    Files.writeString(folder.resolve("x.txt"), "0");
    FolderSource source = FolderSource.open(folder, Optional.of(folder.resolve("images")));

    ItemFacts expected = new ImageFacts("a/x.png", "", 30, 20);
    for (String path : List.of("a/x.png", "a/x", "a/x.jpg", "x.png", "other/x.png", "x", "x.jpg")) {
      assertEquals(Optional.of(expected), source.media(path), path);
    }
    assertEquals(Optional.empty(), source.media("z.png"));
    assertEquals(List.of("images/a/x.png", "images/b/y.png", "x.txt"), source.files());
  }

  @Test
  void media_flatName_isTheOneThatFits() throws IOException {
    picture("day 1/a b.png", 30, 20);
    FolderSource source = FolderSource.open(folder, Optional.empty());

    for (String path : List.of("day_1_a_b", "day_1_a_b.png")) {
      assertEquals("day 1/a b.png", source.media(path).orElseThrow().id());
    }
  }

  @Test
  void media_nameThatTwoPicturesHave_isNone() throws IOException {
    picture("a/x.png", 30, 20);
    picture("b/x.png", 30, 20);
    FolderSource source = FolderSource.open(folder, Optional.empty());

    assertEquals(Optional.empty(), source.media("x.png"));
    assertEquals("b/x.png", source.media("b/x").orElseThrow().id());
  }

  @Test
  void media_recording_hasItsLength() throws IOException {
    try (var sound =
        new AudioInputStream(
            new ByteArrayInputStream(new byte[48_000]),
            new AudioFormat(16_000, 16, 1, true, false),
            24_000)) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, folder.resolve("one.wav").toFile());
    }
    FolderSource source = FolderSource.open(folder, Optional.empty());

    assertEquals(Optional.of(new AudioFacts("one.wav", "", 1.5)), source.media("one"));
  }

  @Test
  void media_pictureThatCannotBeRead_isNone() throws IOException {
    Files.writeString(folder.resolve("broken.jpg"), "not a picture");
    FolderSource source = FolderSource.open(folder, Optional.empty());

    assertEquals(Optional.empty(), source.media("broken.jpg"));
  }

  @Test
  void open_oneFile_readsItAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("one.json"), "{}");
    Files.writeString(folder.resolve("two.json"), "{}");
    FolderSource source = FolderSource.open(file, Optional.empty());

    assertEquals(List.of("one.json"), source.files());
    try (var in = source.open("one.json")) {
      assertEquals("{}", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void open_nothingThere_isRefused() {
    Path nowhere = folder.resolve("nowhere");
    assertThrows(DraftingException.class, () -> FolderSource.open(nowhere, Optional.empty()));
    assertThrows(DraftingException.class, () -> FolderSource.open(folder, Optional.of(nowhere)));
  }

  private void picture(String path, int width, int height) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    ImageIO.write(
        new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
  }
}
