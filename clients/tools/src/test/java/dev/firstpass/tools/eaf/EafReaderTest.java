package dev.firstpass.tools.eaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents with the kinds of tiers that ELAN itself writes. */
final class EafReaderTest {
  private static final String SLOTS =
      """
      <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/>
      <TIME_SLOT TIME_SLOT_ID="ts2"/>
      <TIME_SLOT TIME_SLOT_ID="ts3"/>
      <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="4000"/>
      <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="5000"/>
      <TIME_SLOT TIME_SLOT_ID="ts6" TIME_VALUE="5500"/>
      """;
  private static final String ROOT =
      """
      <TIER TIER_ID="A_utt" PARTICIPANT="Ann" LINGUISTIC_TYPE_REF="utt">
      <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts4">
      <ANNOTATION_VALUE>Yes, I do.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
      <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts5" TIME_SLOT_REF2="ts6">
      <ANNOTATION_VALUE/></ALIGNABLE_ANNOTATION></ANNOTATION>
      </TIER>
      """;

  /** Slots without time lie evenly between those that have one. */
  @Test
  void read_timeSubdivision_isItsWords() throws IOException {
    String words =
        tier("A_words", "A_utt", "time", aligned("b1", "ts1", "ts2", "yes"))
            .replace(
                "</TIER>",
                aligned("b2", "ts2", "ts3", "I") + aligned("b3", "ts3", "ts4", "do") + "</TIER>");
    assertEquals(
        List.of(
            segment(1, 4, "Yes, I do.", word("yes", 1, 2), word("I", 2, 3), word("do", 3, 4)),
            segment(5, 5.5, null)),
        read(words + ROOT));
  }

  /** In the order in which they follow each other, whatever the order of the file. */
  @Test
  void read_symbolicSubdivision_sharesTheTimeEvenly() throws IOException {
    String words =
        tier("A_words", "A_utt", "symbol", "")
            .replace(
                "</TIER>",
                ref("b3", "a1", "PREVIOUS_ANNOTATION=\"b2\"", "do")
                    + ref("b1", "a1", "", "Yes")
                    + ref("b2", "a1", "PREVIOUS_ANNOTATION=\"b1\"", "I")
                    + "</TIER>");
    assertEquals(
        segment(1, 4, "Yes, I do.", word("Yes", 1, 2), word("I", 2, 3), word("do", 3, 4)),
        read(ROOT + words).get(0));
  }

  @Test
  void read_otherTiersBelow_areLabelledWithTheirName() throws IOException {
    String translation = tier("A_transl", "A_utt", "assoc", ref("c1", "a1", "", "Ja."));
    String gloss = tier("A_gloss", "A_transl", "symbol", ref("d1", "c1", "", "AFF"));
    List<Segment> segments = read(gloss + translation + ROOT);
    assertEquals(
        List.of(
            segment(1, 4, "Yes, I do."),
            segment(1, 4, "Ja.").withLabel("A_transl"),
            segment(1, 4, "AFF").withLabel("A_gloss"),
            segment(5, 5.5, null)),
        segments);
  }

  @Test
  void read_tierWithoutParticipant_isTheSpeaker() throws IOException {
    assertEquals("A_utt", read(ROOT.replace("PARTICIPANT=\"Ann\"", "")).get(0).speaker());
  }

  @Test
  void read_wrongAnnotations_costOnlyThemselves() throws IOException {
    LabelCollection read =
        SampleSpeech.read(
            new EafFormat(),
            "x.eaf",
            document(
                ROOT
                    + tier("B", "", "utt", aligned("b1", "ts2", "ts3", "when?"))
                    + tier("C", "A_utt", "assoc", ref("c1", "a9", "", "what?"))
                    + tier("D", "", "utt", aligned("d1", "ts4", "ts1", "back"))
                    + tier("E", "F", "assoc", "")
                    + tier("F", "E", "assoc", "")));
    assertEquals(2, read.items().get(0).labels().size());
    assertEquals(4, read.problems().size(), read.problems()::toString);
    String remedy = "; open and save the document with ELAN";
    assertTrue(
        read.problems()
            .contains(
                "x.eaf: annotation 'b1': <ALIGNABLE_ANNOTATION> has the time slot 'ts2', whose"
                    + " time nothing tells"
                    + remedy));
    assertTrue(
        read.problems()
            .contains(
                "x.eaf: annotation 'c1': <REF_ANNOTATION> refers to the annotation 'a9', which is"
                    + " not there"
                    + remedy));
    assertTrue(
        read.problems()
            .contains("x.eaf: tiers [E, F] are above each other; give one of them no parent"));
  }

  @Test
  void read_otherDocuments_areProblemsOfTheFile() throws IOException {
    assertEquals(
        List.of("x.eaf: <a> is not the root of ELAN's documents: ANNOTATION_DOCUMENT"),
        SampleSpeech.read(new EafFormat(), "x.eaf", "<a/>").problems());
    String frames = document(ROOT).replace("milliseconds", "PAL-frames");
    assertEquals(
        List.of(
            "x.eaf: <ANNOTATION_DOCUMENT> counts time in PAL-frames; save it from ELAN with"
                + " milliseconds"),
        SampleSpeech.read(new EafFormat(), "x.eaf", frames).problems());
  }

  private static List<Segment> read(String tiers) throws IOException {
    return SampleSpeech.segments(new EafFormat(), "x.eaf", document(tiers));
  }

  private static String document(String tiers) {
    return "<ANNOTATION_DOCUMENT AUTHOR=\"\" VERSION=\"3.0\"><HEADER TIME_UNITS=\"milliseconds\"/>"
        + ("<TIME_ORDER>" + SLOTS + "</TIME_ORDER>")
        + tiers
        + "<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID=\"utt\" TIME_ALIGNABLE=\"true\"/>"
        + type("time", "Time_Subdivision")
        + type("symbol", "Symbolic_Subdivision")
        + type("assoc", "Symbolic_Association")
        + "</ANNOTATION_DOCUMENT>";
  }

  private static String type(String id, String constraint) {
    return "<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID=\""
        + (id + "\" CONSTRAINTS=\"" + constraint)
        + "\"/>";
  }

  private static String tier(String id, String parent, String type, String annotations) {
    return ("<TIER TIER_ID=\"" + id + "\" LINGUISTIC_TYPE_REF=\"" + type + "\"")
        + (parent.isEmpty() ? ">" : " PARENT_REF=\"" + parent + "\">")
        + (annotations + "</TIER>");
  }

  private static String aligned(String id, String start, String end, String value) {
    return "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\""
        + (id + "\" TIME_SLOT_REF1=\"" + start + "\" TIME_SLOT_REF2=\"" + end)
        + ("\"><ANNOTATION_VALUE>" + value + "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>")
        + "</ANNOTATION>";
  }

  private static String ref(String id, String above, String more, String value) {
    return ("<ANNOTATION><REF_ANNOTATION ANNOTATION_ID=\"" + id + "\" ANNOTATION_REF=\"" + above)
        + ("\" " + more + "><ANNOTATION_VALUE>" + value)
        + "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>";
  }

  private static Segment segment(double start, double end, @Nullable String text, Word... words) {
    return SampleSpeech.spoken(new TimeSpan(start, end), 1, text, "Ann", List.of(words));
  }

  private static Word word(String text, double start, double end) {
    return new Word(text, new TimeSpan(start, end), 1);
  }
}
