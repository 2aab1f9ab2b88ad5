package dev.firstpass.bench.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests to draft one JPEG each, as the bytes that go over the wire. */
final class PredictRequests {
  private PredictRequests() {}

  /** Returns one request for each picture, direct, from 0 to its limit. */
  static List<ByteBuffer> of(ServerUnderTest server, List<byte[]> jpegs) {
    return jpegs.stream().map(jpeg -> request(server.address(), server.model(), jpeg)).toList();
  }

  private static ByteBuffer request(URI server, String model, byte[] jpeg) {
    String head =
        "POST /v1/models/"
            + model
            + "/predict HTTP/1.1\r\nHost: "
            + server.getAuthority()
            + "\r\nContent-Type: image/jpeg\r\nContent-Length: "
            + jpeg.length
            + "\r\n\r\n";
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocateDirect(bytes.length + jpeg.length).put(bytes).put(jpeg).flip();
  }
}
