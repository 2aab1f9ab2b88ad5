package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.RequestWatch;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings through the whole engine, with a published model for voice activity. */
final class RecordingDraftTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ModelRef VAD = ModelRef.parse("vad");

  @TempDir private static Path folder;
  private static Engine engine;
  private static Path recording;

  @BeforeAll
  static void add() throws IOException {
    Path model = SharedData.require("models/silero_vad_v6/silero_vad.onnx");
    recording = SharedData.require("data/audio/silero_vad_test/test.wav");
    engine = ToyRepository.engine(folder.resolve("models"));
    engine
        .installer()
        .install(
            new ModelInstaller.Request(
                List.of(model),
                Optional.of("vad"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    engine.registry().loadAll();
  }

  @AfterAll
  static void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void draft_recording_givesSegmentsInsideIt() throws IOException {
    Draft draft = drafted(draft(Files.readAllBytes(recording), RequestWatch.NONE));

    assertEquals(60, ((AudioFacts) draft.item()).seconds(), 1e-6);
    assertTrue(draft.suggestions().size() > 5);
    draft
        .suggestions()
        .forEach(one -> assertTrue(((Segment) one).span().endSeconds() <= 60 + 1e-9));
  }

  @Test
  void draft_cutOffRecording_keepsWhatCouldBeReadAndSaysSo() throws IOException {
    byte[] whole = Files.readAllBytes(recording);

    Draft draft = drafted(draft(Arrays.copyOf(whole, whole.length / 2), RequestWatch.NONE));

    assertEquals(30, ((AudioFacts) draft.item()).seconds(), 0.01);
    assertTrue(draft.suggestions().size() > 2);
    assertTrue(
        draft.warnings().stream().anyMatch(warning -> warning.contains("cut off")),
        draft.warnings().toString());
  }

  @Test
  void draft_picture_isRefusedByName() {
    Failed failed =
        assertInstanceOf(
            Failed.class, draft(ToyRepository.picture(64, 64, "png"), RequestWatch.NONE));

    assertEquals(ErrorCode.UNSUPPORTED_MEDIA, failed.code());
    assertTrue(failed.detail().contains("picture"), failed.detail());
  }

  @Test
  void draft_watched_tellsHowFarItIs() throws IOException {
    AtomicInteger told = new AtomicInteger();

    draft(Files.readAllBytes(recording), new Watch(told, Integer.MAX_VALUE));

    assertTrue(told.get() >= 30, "told " + told);
  }

  @Test
  void draft_abandoned_endsTheWork() throws IOException {
    AtomicInteger told = new AtomicInteger();

    DraftResult result = draft(Files.readAllBytes(recording), new Watch(told, 3));

    assertEquals(ErrorCode.DEADLINE_EXCEEDED, assertInstanceOf(Failed.class, result).code());
    assertEquals(3, told.get());
  }

  @Test
  void draft_eachChannel_namesItAsTheSpeaker() throws IOException {
    Draft mixed = drafted(draft(Files.readAllBytes(recording), RequestWatch.NONE));
    DraftResult result =
        engine
            .drafter()
            .draft(
                new DraftRequest(
                    VAD,
                    List.of(Item.of("stereo", leftOnly(Files.readAllBytes(recording)))),
                    Map.of("channels", "each"),
                    LabelMap.IDENTITY),
                PATIENCE)
            .get(0);

    Draft each = drafted(result);
    assertEquals(mixed.suggestions().size(), each.suggestions().size());
    each.suggestions().forEach(one -> assertEquals("channel-1", ((Segment) one).speaker()));
  }

  /** A WAV of 16 bits with a silent second channel. */
  private static byte[] leftOnly(byte[] mono) {
    int header = 44;
    ByteBuffer wav =
        ByteBuffer.allocate(header + 2 * (mono.length - header)).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(mono, 0, header);
    wav.putInt(4, wav.capacity() - 8).putShort(22, (short) 2).putInt(28, 4 * 16_000);
    wav.putShort(32, (short) 4).putInt(40, wav.capacity() - header);
    for (int i = header; i + 1 < mono.length; i += 2) {
      wav.put(mono, i, 2).putShort((short) 0);
    }
    return wav.array();
  }

  @Test
  void draft_settingOfAnotherKind_isUnknown() {
    DraftingException e =
        assertThrows(
            DraftingException.class,
            () ->
                engine
                    .drafter()
                    .draft(
                        new DraftRequest(
                            VAD, List.of(), Map.of("segmenter", "vad"), LabelMap.IDENTITY),
                        PATIENCE));

    assertEquals(ErrorCode.UNKNOWN_PARAMETER, e.code());
  }

  private static DraftResult draft(byte[] content, RequestWatch watch) {
    Item item = Item.of("item", content);
    return engine.drafter().draft(DraftRequest.of(VAD, List.of(item)), PATIENCE, watch).get(0);
  }

  private static Draft drafted(DraftResult result) {
    return assertInstanceOf(Drafted.class, result, result.toString()).draft();
  }

  /** Gives up after so many tellings. */
  private record Watch(AtomicInteger told, int most) implements RequestWatch {
    @Override
    public void progressed(Item item, double doneSeconds, double totalSeconds) {
      told.incrementAndGet();
    }

    @Override
    public boolean abandoned() {
      return told.get() >= most;
    }
  }
}
