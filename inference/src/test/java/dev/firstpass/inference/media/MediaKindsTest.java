package dev.firstpass.inference.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.item.MediaKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaKindsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pictures/exif_6.jpg",
        "pictures/alpha.png",
        "pictures/lossy.webp",
        "pictures/palette.bmp",
        "pictures/lzw.tif",
        "pictures/first.gif"
      })
  void sniff_picture_isAnImage(String name) {
    assertEquals(Optional.of(MediaKind.IMAGE), MediaKinds.sniff(Fixtures.bytes(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wav", "flac", "mp3", "ogg", "opus", "m4a", "aac", "webm", "aiff", "au", "caf", "sph"
      })
  void sniff_recording_isAudio(String format) {
    assertEquals(
        Optional.of(MediaKind.AUDIO), MediaKinds.sniff(Fixtures.bytes("audio/pulse." + format)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "R", "RIFF", "RIFF....AVI ", "hello", "\u00ff", "\u00ff\u00fe<\0", "%PD"})
  void sniff_somethingElse_isNotKnown(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));

    assertEquals(Optional.empty(), MediaKinds.sniff(bytes));
  }
}
