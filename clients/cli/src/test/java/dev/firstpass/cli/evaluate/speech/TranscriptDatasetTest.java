package dev.firstpass.cli.evaluate.speech;

import static dev.firstpass.cli.evaluate.speech.DataFolder.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.cli.evaluate.speech.TranscriptDataset.Transcript;
import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TranscriptDatasetTest {
  private final DataFolder folder;

  TranscriptDatasetTest(@TempDir Path folder) {
    this.folder = new DataFolder(folder);
  }

  @Test
  void read_librispeech_namesRecordingsBesideIt() throws IOException {
    folder.recordings("1/2/1-2-0000.flac", "1/3/1-2-0000.flac", "1/2/1-2-0001.flac");
    folder.write("1/2/1-2.trans.txt", "1-2-0000 GOOD MORNING\n1-2-0001 HOW ARE YOU\n");

    assertEquals(
        Map.of("1/2/1-2-0000.flac", "GOOD MORNING", "1/2/1-2-0001.flac", "HOW ARE YOU"), texts());
  }

  @Test
  void read_kaldi_followsThePaths() throws IOException {
    folder.recordings("audio/a.wav", "audio/b.flac", "c.wav");
    folder.write("data/text", "utt1 eins zwei\nutt2 drei\nc vier\nutt4 nichts\nc2\n");
    folder.write(
        "data/wav.scp", "utt1 /elsewhere/audio/a.wav\nutt2 flac -c -d -s corpus/b.flac |\n");

    assertEquals(
        Map.of("audio/a.wav", "eins zwei", "audio/b.flac", "drei", "c.wav", "vier"), texts());
    assertEquals(List.of("left out, there is no recording for c2, utt4"), read().warnings());
  }

  @Test
  void read_kaldiSegments_areJoinedInOrderOfTime() throws IOException {
    folder.recordings("audio/a.wav");
    folder.write("data/text", "ann-2 third\nann-1 first second\n");
    folder.write("data/segments", "ann-2 a 3 4\nann-1 a 0.5 2\n");
    folder.write("data/wav.scp", "a audio/a.wav\n");

    assertEquals(Map.of("audio/a.wav", "first second third"), texts());
  }

  @Test
  void read_transcription_hasItsNamesBehind() throws IOException {
    folder.recordings("001.wav", "002.wav", "spk_3.wav");
    folder.write("cards.transcription", "<s> ten of clubs  </s> (001)\n<s>five</s> (002 -34)\n");
    folder.write("more.trn", ";; comment\nten (spades) (spk_3)\n");

    assertEquals(
        Map.of("001.wav", "ten of clubs", "002.wav", "five", "spk_3.wav", "ten (spades)"), texts());
  }

  @Test
  void read_manifest_joinsPartsInOrderOfTime() throws IOException {
    folder.recordings("wavs/a.wav", "b.wav");
    folder.write(
        "test_manifest.json",
        """
        {"audio_filepath": "wavs/a.wav", "offset": 2.5, "duration": 1, "text": "second"}
        {"audio_filepath": "/data/wavs/a.wav", "offset": 0, "duration": 2, "text": "first"}
        """);
    folder.write("more.jsonl", "{\"audio_filepath\": \"b.wav\", \"duration\": 2, \"text\": \"x\"}");

    assertEquals(Map.of("wavs/a.wav", "first second", "b.wav", "x"), texts());
  }

  @Test
  void read_stm_leavesIgnoredTimeOut() throws IOException {
    folder.recordings("talk.wav");
    folder.write(
        "ref.stm",
        """
        ;; CATEGORY "0" "" ""
        talk 1 bob 4.0 6.5 <o,f0,male> and goodbye
        talk 1 ann 0.5 2.0 <o> hello there
        talk 1 inter_segment_gap 2.0 2.5
        talk 1 excluded 2.5 4.0 IGNORE_TIME_SEGMENT_IN_SCORING
        """);

    assertEquals(
        new Transcript("hello there and goodbye", new Spans(List.of(new TimeSpan(2.5, 4)))),
        read().transcripts().values().iterator().next());
  }

  @Test
  void read_textBesideRecording_isWhatItSays() throws IOException {
    folder.recordings("a.wav", "sub/b.mp3", "c.wav", "c.mp3");
    folder.write("a.txt", "\ufeffone\r\ntwo\r\n").write("sub/b.txt", "three");
    folder.write("LICENSE.txt", "not a transcript").write("sub/a.txt", "not beside");

    assertEquals(Map.of("a.wav", "one two", "sub/b.mp3", "three"), texts());
    assertEquals(List.of("left out, people labelled nothing of c"), read().warnings());
  }

  @Test
  void read_severalForms_takesTheFirstOfEach() throws IOException {
    folder.recordings("a.wav", "a.flac", "b.wav");
    folder.write("x.trans.txt", "a from the list").write("a.txt", "beside");
    folder.write("b.txt", "beside");

    assertEquals(Map.of("a.wav", "from the list", "b.wav", "beside"), texts());
    assertEquals(List.of(), read().warnings());
  }

  @Test
  void read_damagedFile_saysWhere() throws IOException {
    folder.recordings("a.wav").write("x.trn", "no name\n");
    assertRefused(this::read, "x.trn, line 1 is not a text with the name");
    folder.write("x.trn", "yes (a)").write("x.jsonl", "{\"text\": \"a\"}\n");
    assertRefused(
        this::read, "x.jsonl: line 1 is no entry of a manifest: audio_filepath is not a text");
    folder.write("x.jsonl", "\n{\"text\":");
    assertRefused(this::read, "x.jsonl: line 2 is not valid JSON");
    folder.write("x.jsonl", "{\"audio_filepath\": \"a.wav\", \"duration\": 1}");
    assertRefused(this::read, "x.jsonl has an entry of 'a.wav' without text");
    folder.write("x.jsonl", "").write("x.stm", "a 1 b 3 2 text");
    assertRefused(this::read, "x.stm: line 1 has the time span 3.0 to 2.0");
  }

  @Test
  void read_nothingOfTheKind_saysWhatIsExpected() throws IOException {
    assertRefused(this::read, "has no recordings");
    folder.recordings("a.wav");
    assertRefused(this::read, "*.trans.txt");
    assertRefused(() -> TranscriptDataset.read(folder.path().resolve("none")), "is it a folder");
  }

  @Test
  void read_sharedRecordings_areComplete() {
    TranscriptDataset libri =
        TranscriptDataset.read(SharedData.require("data/audio/librispeech_237_134500"));
    TranscriptDataset cards =
        TranscriptDataset.read(SharedData.require("data/audio/pocketsphinx/cards"));
    TranscriptDataset wenet = TranscriptDataset.read(SharedData.require("data/audio/wenet_zh_en"));

    assertEquals(43, libri.transcripts().size());
    assertEquals(List.of(), libri.warnings());
    assertEquals(5, cards.transcripts().size());
    assertEquals(List.of(), cards.warnings());
    assertEquals(
        List.of("aishell-BAC009S0724W0121.wav", "librispeech-1995-1837-0001.wav"),
        wenet.transcripts().keySet().stream().map(Recording::name).toList());
    assertTrue(wenet.transcripts().values().iterator().next().text().startsWith("广州市"));
    assertEquals(List.of("left out, people labelled nothing of long, mid"), wenet.warnings());
  }

  private TranscriptDataset read() {
    return TranscriptDataset.read(folder.path());
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    read().transcripts().forEach((name, transcript) -> texts.put(name.name(), transcript.text()));
    return texts;
  }
}
