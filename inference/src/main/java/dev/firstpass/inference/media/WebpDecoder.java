package dev.firstpass.inference.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;

/** Decodes a WebP picture, or the first frame of an animation, which OpenCV 4.9 does not read. */
final class WebpDecoder {
  private static final String FRAME = "ANMF";
  private static final int FRAME_HEADER = 16;
  private static final int CHUNK_HEADER = 8;

  private final ImageHeader header;

  WebpDecoder(ImageHeader header) {
    this.header = header;
  }

  /**
   * Returns the picture as stored, or the first frame on a black canvas; it belongs to {@code
   * scratch}. Throws {@link IndexOutOfBoundsException} when the bytes end early.
   *
   * @param content direct, from 0 to its limit
   */
  Mat decode(ByteBuffer content, DecodeScratch scratch) {
    return WebpHeader.read(content).animated()
        ? decodeFrame(content, scratch)
        : decodeStill(content, header.width(), header.height(), scratch);
  }

  private static Mat decodeStill(ByteBuffer content, int width, int height, DecodeScratch scratch) {
    Mat decoded = scratch.keep(OpenCv.decode(ImageFormat.WEBP, content, 1));
    if (decoded.cols() != width || decoded.rows() != height) {
      throw Refusal.unreadable(ImageFormat.WEBP, "its parts disagree about its size");
    }
    return decoded;
  }

  private Mat decodeFrame(ByteBuffer content, DecodeScratch scratch) {
    ByteBuffer frame =
        Chunks.riff(content, WebpHeader.FIRST_CHUNK)
            .find(FRAME)
            .orElseThrow(() -> Refusal.unreadable(ImageFormat.WEBP, "it has no frame"));
    var place =
        new Rect(
            2 * WebpHeader.triple(frame, 0),
            2 * WebpHeader.triple(frame, 3),
            WebpHeader.triple(frame, 6) + 1,
            WebpHeader.triple(frame, 9) + 1);
    if (place.x + place.width > header.width() || place.y + place.height > header.height()) {
      throw Refusal.unreadable(ImageFormat.WEBP, "its first frame lies outside its canvas");
    }
    Mat still = decodeStill(asStill(frame), place.width, place.height, scratch);
    if (still.cols() == header.width() && still.rows() == header.height()) {
      return still;
    }
    Mat canvas = scratch.pixels(header.width(), header.height());
    canvas.setTo(Scalar.all(0));
    still.copyTo(canvas.submat(place));
    return canvas;
  }

  /** Returns the frame's colours as a file of their own; its alpha would be dropped anyway. */
  private static ByteBuffer asStill(ByteBuffer frame) {
    Chunks chunks = Chunks.riff(frame, FRAME_HEADER);
    Chunks.Chunk chunk = chunks.next().orElseThrow(IndexOutOfBoundsException::new);
    while (!chunk.name().startsWith("VP8")) {
      chunk = chunks.next().orElseThrow(IndexOutOfBoundsException::new);
    }
    int length = chunk.content().limit();
    int padded = length + (length & 1);
    ByteBuffer still =
        ByteBuffer.allocateDirect(WebpHeader.FIRST_CHUNK + CHUNK_HEADER + padded)
            .order(ByteOrder.LITTLE_ENDIAN);
    still.put(ascii("RIFF")).putInt(4 + CHUNK_HEADER + padded).put(ascii("WEBP"));
    still.put(ascii(chunk.name())).putInt(length).put(chunk.content().duplicate());
    return still.position(0);
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
