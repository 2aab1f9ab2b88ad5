package dev.firstpass.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.inference.RequestWatch;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Answers a request to draft as server-sent events: {@code progress} while recordings are read,
 * then one {@code result} for each item and {@code end}. A client that has gone away ends the work
 * on its recordings. Thread-safe.
 */
final class PredictEvents implements RequestWatch {
  static final String MEDIA_TYPE = "text/event-stream";
  private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

  private final Context context;
  private final LongSupplier nanos;
  private long last;
  private boolean begun;
  private volatile boolean gone;

  /**
   * @param context of the request; nothing of the answer is written before the first event
   * @param nanos a clock
   */
  PredictEvents(Context context, LongSupplier nanos) {
    this.context = context;
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  /** Returns whether a client asks for events. */
  static boolean wanted(Context context) {
    String accept = context.header("Accept");
    return accept != null && accept.contains(MEDIA_TYPE);
  }

  @Override
  public synchronized void progressed(Item item, double doneSeconds, double totalSeconds) {
    long now = nanos.getAsLong();
    if (gone || now - last < PAUSE_NANOS) {
      return;
    }
    last = now;
    try {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("item", item.id());
        json.writeNumberField("done", Math.round(doneSeconds * 1000) / 1e3);
        json.writeNumberField("seconds", Math.round(totalSeconds * 1000) / 1e3);
        json.writeEndObject();
      }
      write("progress", text.toString());
    } catch (IOException e) {
      gone = true;
    }
  }

  @Override
  public boolean abandoned() {
    return gone;
  }

  /** Writes the results, in order, and ends the answer. */
  synchronized void finish(List<DraftResult> results) throws IOException {
    for (DraftResult result : results) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
        DraftJson.write(result, json);
      }
      write("result", text.toString());
    }
    write("end", "{}");
  }

  private void write(String event, String data) throws IOException {
    if (!begun) {
      begun = true;
      context.res().setContentType(MEDIA_TYPE);
      context.res().setHeader("Cache-Control", "no-cache");
    }
    OutputStream out = context.res().getOutputStream();
    String text = "event: " + event + "\ndata: " + data + "\n\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
