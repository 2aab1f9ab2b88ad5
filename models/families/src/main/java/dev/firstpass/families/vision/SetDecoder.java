package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import java.util.List;

/**
 * The decoder of detectors that give a set of boxes: resolve the settings, scan, keep the best,
 * map.
 *
 * @param parameters the family's
 * @param labels the model's
 * @param scan the family's own part
 */
public record SetDecoder(SetParameters parameters, LabelSet labels, CandidateScan scan)
    implements OutputDecoder {
  @Override
  public void check(Settings settings) {
    parameters.resolve(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    DetectionSettings wanted = parameters.resolve(settings, labels);
    CandidateList candidates = scan.scan(outputs, letterbox, wanted);
    return candidates.regions(Nms.best(candidates, wanted.max()), wanted.frame(letterbox), labels);
  }
}
