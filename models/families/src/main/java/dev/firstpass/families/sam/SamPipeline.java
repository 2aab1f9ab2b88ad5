package dev.firstpass.families.sam;

import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Prepared;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.MaskShaping;
import dev.firstpass.families.vision.ScoreFilter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Encodes a picture, once as long as it is remembered, and decodes each prompt. Without a prompt
 * both graphs run all the same: what follows has the picture's embedding ready.
 *
 * @param input what the image must look like
 * @param labels one
 * @param graphs the names of tensors
 * @param parameters the family's
 */
record SamPipeline(ImageInput input, LabelSet labels, SamGraphs graphs, SamParameters parameters)
    implements MultiPass {
  private static final int OBJECT = 0;

  /** From here on, padding and corners counted, a prompt has one meaning. */
  private static final int CLEAR_PROMPT = 3;

  @Override
  public void check(Settings settings) {
    parameters.filter(settings, labels);
    parameters.prompts(settings);
  }

  @Override
  public List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings) {
    PreparedImage image = (PreparedImage) media;
    List<Prompt> prompts = parameters.prompts(settings);
    Outputs embedding =
        sessions.ofItem(
            SamFamily.ENCODER,
            () -> Map.of(graphs.picture(), ZeroPadding.of(image.tensor(), shown(image))));
    DecoderInputs inputs = DecoderInputs.of(graphs, embedding, shown(image));
    if (prompts.isEmpty()) {
      sessions.session(SamFamily.DECODER).run(inputs.of(Prompt.ofPoints(List.of())));
    }
    List<Suggestion> objects = new ArrayList<>();
    for (Prompt prompt : prompts) {
      Outputs outputs = sessions.session(SamFamily.DECODER).run(inputs.of(prompt));
      objects.addAll(objects(outputs, prompt, image.letterbox(), settings));
    }
    objects.sort(Comparator.comparingDouble(object -> -object.score()));
    return objects.subList(0, Math.min(objects.size(), parameters.max(settings)));
  }

  private static ShownPart shown(PreparedImage image) {
    return ShownPart.of(image.letterbox());
  }

  private List<Suggestion> objects(
      Outputs outputs, Prompt prompt, Letterbox letterbox, Settings settings) {
    int masks = graphs.masks();
    FloatBuffer scores = outputs.get(SamGraphs.SCORES, TensorShape.of(1, masks)).floats();
    FloatBuffer small =
        outputs
            .get(SamGraphs.SMALL_MASKS, TensorShape.of(1, masks, graphs.cells(), graphs.cells()))
            .floats();
    ScoreFilter filter = parameters.filter(settings, labels);
    MaskShaping shaping = parameters.shaping(settings, letterbox);
    SmallMask enlarging = new SmallMask(graphs.cells(), ShownPart.of(letterbox));
    Letterbox whole =
        Letterbox.stretch(
            letterbox.sourceWidth(),
            letterbox.sourceHeight(),
            letterbox.sourceWidth(),
            letterbox.sourceHeight());
    List<Suggestion> objects = new ArrayList<>();
    for (int mask : chosen(scores, prompt, parameters.wantsBest(settings))) {
      float score = score(scores.get(mask));
      if (filter.keeps(OBJECT, score)) {
        enlarging
            .inSource(small, mask)
            .flatMap(bitmap -> shaping.shape(bitmap, whole))
            .ifPresent(shape -> objects.add(new Region(labels.name(OBJECT), score, shape)));
      }
    }
    return objects;
  }

  private int[] chosen(FloatBuffer scores, Prompt prompt, boolean best) {
    if (!graphs.hasAllMasks()) {
      return new int[] {0};
    }
    if (!best) {
      return IntStream.range(1, graphs.masks()).toArray();
    }
    if (prompt.points().size() >= CLEAR_PROMPT) {
      return new int[] {0};
    }
    int highest = 1;
    for (int mask = 2; mask < graphs.masks(); mask++) {
      highest = scores.get(mask) > scores.get(highest) ? mask : highest;
    }
    return new int[] {highest};
  }

  /** Predictions can lie outside [0, 1]; what is no number is worth nothing. */
  private static float score(float predicted) {
    return predicted > 0 ? Math.min(predicted, 1) : 0;
  }
}
