package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.PictureFrames;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tool may ask of the server: how long it waits, where it puts the token. */
final class ToolWaysTest {
  private static final String TOKEN = "s3cret";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "PT0.000000001S, PT60S, deadline-exceeded",
    "PT60S, PT0.000000001S, deadline-exceeded",
    "PT60S, PT60S, drafted 128x96",
  })
  void draft_toolAndServerHavePatience_theShorterOneHolds(
      Duration tool, Duration server, String result) throws Exception {
    ToyServer.Wanted defaults = ToyServer.Wanted.of(Optional.empty());
    ToyServer.Wanted wanted =
        new ToyServer.Wanted(Optional.empty(), defaults.maxBodyBytes(), server, defaults.fetch());
    try (ToyServer toy = ToyServer.start(folder, wanted, List.of(new OneItem(tool)))) {
      assertEquals(result, toy.send("POST", "/one-item", Map.of(), "").body());
    }
  }

  @Test
  void token_toolLooksInItsBody_isReadBeforeItIsServed() throws Exception {
    ToyServer.Wanted wanted = ToyServer.Wanted.of(Optional.of(TOKEN));
    OneItem tool = new OneItem(Duration.ofSeconds(60));
    try (ToyServer toy = ToyServer.start(folder, wanted, List.of(tool))) {
      assertEquals(200, toy.send("POST", "/one-item", Map.of(), TOKEN).statusCode());
      assertEquals(
          "unauthorized at /one-item/there",
          toy.send("POST", "/one-item/there", Map.of(), "wrong").body());
      assertEquals(401, toy.send("GET", "/one-item", Map.of(), null).statusCode());
      assertEquals(200, toy.send("POST", "/one-item/~s3cret", Map.of(), "").statusCode());
      assertEquals(401, toy.send("POST", "/one-item/~wrong", Map.of(), "").statusCode());
      assertEquals(
          200,
          toy.send("GET", "/one-item", Map.of("Authorization", "Bearer s3cret"), null)
              .statusCode());
    }
  }

  /** Drafts one picture whatever it is asked; its token is the whole body. */
  private record OneItem(Duration patienceOfClient) implements ToolAdapter {
    @Override
    public String name() {
      return "one-item";
    }

    @Override
    public Optional<Duration> patience() {
      return Optional.of(patienceOfClient);
    }

    @Override
    public Optional<String> token(ToolCall call) {
      return Optional.of(StandardCharsets.UTF_8.decode(call.body().duplicate()).toString());
    }

    @Override
    public boolean tokenInBody() {
      return true;
    }

    @Override
    public ToolExchange open(ToolCall call, ModelDirectory models) {
      return new OneDraft();
    }

    @Override
    public int writeError(DraftingException problem, OutputStream out) throws IOException {
      out.write(problem.code().code().getBytes(StandardCharsets.UTF_8));
      return 401;
    }

    @Override
    public int writeError(ToolCall call, DraftingException problem, OutputStream out)
        throws IOException {
      int status = writeError(problem, out);
      out.write((" at " + mountPath() + "/" + call.path()).getBytes(StandardCharsets.UTF_8));
      return status;
    }
  }

  private static final class OneDraft implements ToolDrafting {
    private static final byte[] PICTURE = ToyRepository.picture(128, 96, "png");

    private String frame = "";

    @Override
    public List<ToolDraft> drafts() {
      // An item that is referenced is not begun once time is up.
      String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(PICTURE);
      return List.of(
          ToolDraft.of(
              ModelRef.active(ToyRepository.NAME),
              List.of(new Referenced("a.png", List.of(address))),
              Map.of()));
    }

    @Override
    public List<ToolDraft> drafts(PictureFrames pictures) {
      var stored = pictures.of(ByteBuffer.wrap(PICTURE));
      frame = stored.width() + "x" + stored.height();
      return drafts();
    }

    @Override
    public ToolAnswer answer(List<List<DraftResult>> results) {
      String text =
          results.get(0).get(0) instanceof Failed failed
              ? failed.code().code()
              : "drafted " + frame;
      return ToolAnswer.ok("text/plain", text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
