package dev.firstpass.inference.media.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes WAV files of any format, after Microsoft's description of them. */
final class WavFile {
  static final int PCM = 1;
  static final int FLOAT = 3;
  static final int A_LAW = 6;
  static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  private final int format;
  private final int channels;
  private final int rateHz;
  private final int bits;
  private boolean extensible;
  private int channelMask;
  private long declaredBytes = -1;

  WavFile(int format, int channels, int rateHz, int bits) {
    this.format = format;
    this.channels = channels;
    this.rateHz = rateHz;
    this.bits = bits;
  }

  /** Writes WAVEFORMATEXTENSIBLE, with a bit for each loudspeaker, or 0. */
  WavFile extensible(int mask) {
    extensible = true;
    channelMask = mask;
    return this;
  }

  /** Declares another length than the data has. */
  WavFile declaring(long bytes) {
    declaredBytes = bytes;
    return this;
  }

  /** Returns the header, for data of this length. */
  ByteBuffer header(long dataBytes) {
    int formatBytes = extensible ? 40 : 16;
    long declared = declaredBytes < 0 ? dataBytes : declaredBytes;
    ByteBuffer header = ByteBuffer.allocate(28 + formatBytes).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt((int) (declared + 20 + formatBytes)).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(formatBytes);
    header.putShort((short) (extensible ? EXTENSIBLE : format)).putShort((short) channels);
    int frameBytes = channels * bits / 8;
    header.putInt(rateHz).putInt(rateHz * frameBytes);
    header.putShort((short) frameBytes).putShort((short) bits);
    if (extensible) {
      header.putShort((short) 22).putShort((short) bits).putInt(channelMask);
      header.putInt(format).putShort((short) 0).putShort((short) 0x10);
      header.put(new byte[] {(byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71});
    }
    return header.put(ascii("data")).putInt((int) declared).flip();
  }

  ByteBuffer with(byte[] data) {
    ByteBuffer header = header(data.length);
    return ByteBuffer.allocate(header.remaining() + data.length).put(header).put(data).flip();
  }

  /** Returns the file with samples in [-1, 1], interleaved. */
  ByteBuffer of(double... samples) {
    ByteBuffer data = ByteBuffer.allocate(samples.length * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : samples) {
      put(data, sample);
    }
    return with(data.array());
  }

  private void put(ByteBuffer data, double sample) {
    if (format == FLOAT && bits == 32) {
      data.putFloat((float) sample);
    } else if (format == FLOAT) {
      data.putDouble(sample);
    } else {
      long integer = Math.round(sample * (1L << (bits - 1))) + (bits == 8 ? 128 : 0);
      for (int shift = 0; shift < bits; shift += 8) {
        data.put((byte) (integer >> shift));
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
