package dev.firstpass.inference.registry;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.media.ImageDecoder;
import dev.firstpass.inference.media.ImagePreparer;
import dev.firstpass.inference.media.audio.AudioDecoder;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.repository.ModelFiles;
import dev.firstpass.inference.repository.ModelRepository;
import dev.firstpass.inference.runtime.OnnxRuntime;
import dev.firstpass.inference.runtime.RuntimeOptions;
import dev.firstpass.inference.tiling.TilingParameters;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a loaded model of a spec and its folder: checks the files, holds the graph against the
 * spec, opens the sessions, and proves the model on its golden items. Thread-safe.
 */
public final class ModelLoader {
  private final Families families;
  private final OnnxRuntime runtime;
  private final GraphOpener graphs;
  private final ImageDecoder images;
  private final AudioDecoder recordings;
  private final long rememberBytes;

  /**
   * @param families those that specs may name
   * @param runtime where graphs run
   * @param options how they run
   * @param images reads pictures, with its limits
   * @param recordings reads recordings, with its limits
   * @param rememberBytes how much each model remembers of its passes over pictures; 0 for nothing
   */
  public ModelLoader(
      Families families,
      OnnxRuntime runtime,
      RuntimeOptions options,
      ImageDecoder images,
      AudioDecoder recordings,
      long rememberBytes) {
    this.families = families;
    this.runtime = runtime;
    this.graphs = new GraphOpener(runtime, options);
    this.images = images;
    this.recordings = recordings;
    this.rememberBytes = rememberBytes;
  }

  /**
   * Loads a model.
   *
   * @param spec its spec
   * @param folder its files and, in {@code golden/}, its golden items
   * @return a model that the caller closes
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL}, {@link
   *     ErrorCode#MODEL_MISMATCH} or {@link ErrorCode#GOLDEN_MISMATCH}
   */
  public LoadedModel load(ModelSpec spec, Path folder) {
    return load(
        spec,
        folder,
        ref -> {
          throw ModelRepository.unknown(ref, List.of());
        });
  }

  /**
   * Loads a model as {@link #load(ModelSpec, Path)} does.
   *
   * @param segmenters lends the models that cut recordings for this one
   */
  LoadedModel load(ModelSpec spec, Path folder, Segmenters segmenters) {
    ModelContent content = ModelFiles.check(spec, folder);
    ModelFamily family = families.named(spec.family());
    Pipeline pipeline = family.open(spec, content);
    List<Parameter<?>> parameters = parameters(family, spec, pipeline);
    Settings settings = Settings.prediction(parameters).with(spec.parameters());
    if (ImageDrafting.tiles(spec, pipeline)) {
      TilingParameters.check(settings);
    }
    ModelSessions sessions = graphs.open(spec, folder, content);
    LoadedModel model =
        new LoadedModel(
            spec,
            pipeline,
            drafting(spec, pipeline, sessions, segmenters),
            sessions,
            settings,
            Settings.evaluation(parameters, spec.parameters()),
            runtime.device());
    prove(model, folder);
    return model;
  }

  private ItemDrafting drafting(
      ModelSpec spec, Pipeline pipeline, ModelSessions sessions, Segmenters segmenters) {
    if (pipeline.input() instanceof ImageInput input) {
      ImagePreparer preparer = new ImagePreparer(input, images);
      return new ImageDrafting(spec, pipeline, sessions, preparer, runtime.device(), rememberBytes);
    }
    AudioInput input = (AudioInput) pipeline.input();
    return new AudioDrafting(
        spec.task(),
        (MultiPass) pipeline,
        input,
        sessions,
        recordings,
        new SpeechFinder(segmenters));
  }

  /** The family's, and where they fit those of tiling or cutting. */
  private static List<Parameter<?>> parameters(
      ModelFamily family, ModelSpec spec, Pipeline pipeline) {
    MediaKind kind = pipeline.input().kind();
    if (ImageDrafting.tiles(spec, pipeline) || kind == MediaKind.AUDIO) {
      return ModelParameters.of(family, spec.task(), kind);
    }
    TilingParameters.refuse(spec.id().toString(), spec.task(), spec.parameters());
    return family.parameters();
  }

  /** Runs the model once, so that the first request is not slow, and on its golden items. */
  private static void prove(LoadedModel model, Path folder) {
    try {
      model.warmUp();
      GoldenItems.check(model, folder);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }
}
