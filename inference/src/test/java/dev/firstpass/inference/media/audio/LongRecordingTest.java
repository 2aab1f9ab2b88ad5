package dev.firstpass.inference.media.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.model.AudioInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LongRecordingTest {
  private static final int EIGHT_HOURS = 8 * 3_600;
  private static final int RATE = 16_000;

  @TempDir private Path folder;

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.defaults());

  /** A file of zeros that the disk does not hold, with a click in the last second. */
  @Test
  void open_eightHours_areReadAsAStream() throws IOException {
    ByteBuffer header = new WavFile(WavFile.PCM, 1, RATE, 16).header(2L * RATE * EIGHT_HOURS);
    long bytes = header.remaining() + 2L * RATE * EIGHT_HOURS;
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("long.wav"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      file.write(header, 0);
      file.write(ByteBuffer.wrap(new byte[] {0, 0x40}), bytes - 2L * RATE);
      file.write(ByteBuffer.wrap(new byte[2]), bytes - 2);
      MappedByteBuffer content = file.map(FileChannel.MapMode.READ_ONLY, 0, bytes);
      Runtime heap = Runtime.getRuntime();
      System.gc();
      long before = heap.totalMemory() - heap.freeMemory();

      try (OpenRecording recording = decoder.open(content, new AudioInput(RATE))) {
        assertEquals(EIGHT_HOURS, recording.timing().sourceSeconds());
        float[] second = new float[RATE];
        long samples = 0;
        int click = -1;
        for (int read = RATE; read == RATE; samples += read) {
          read = recording.samples().read(second);
          click = read > 0 && second[0] == 0.5f ? (int) (samples / RATE) : click;
        }

        System.gc();
        long grown = heap.totalMemory() - heap.freeMemory() - before;
        assertTrue(grown < 20_000_000, () -> grown + " bytes more on the heap");
        assertEquals((long) RATE * EIGHT_HOURS, samples);
        assertEquals(EIGHT_HOURS - 1, click);
        assertEquals(EIGHT_HOURS, recording.seconds());
        assertEquals(List.of(), recording.warnings());
      }
    }
  }
}
