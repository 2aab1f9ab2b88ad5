package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import java.util.List;

/**
 * The decoder of every detector that gives plain boxes: resolve the settings, scan, choose, map.
 *
 * @param parameters the family's
 * @param labels the model's
 * @param scan the family's own part
 */
public record BoxDecoder(DetectionParameters parameters, LabelSet labels, CandidateScan scan)
    implements OutputDecoder {
  @Override
  public void check(Settings settings) {
    parameters.resolve(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    DetectionSettings wanted = parameters.resolve(settings, labels);
    CandidateList candidates = scan.scan(outputs, letterbox, wanted);
    int[] chosen =
        scan.isEndToEnd() ? Nms.best(candidates, wanted.max()) : wanted.choose(candidates);
    return candidates.regions(chosen, wanted.frame(letterbox), labels);
  }
}
