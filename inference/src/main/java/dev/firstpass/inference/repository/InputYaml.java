package dev.firstpass.inference.repository;

import static dev.firstpass.inference.repository.YamlMap.wireName;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.Channels;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fit;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Layout;
import dev.firstpass.core.model.ImageInput.MultipleOf;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ImageInput.ShortSide;
import dev.firstpass.core.model.ImageInput.SizePolicy;
import dev.firstpass.core.model.MediaInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code input} section of a spec, read and written. */
final class InputYaml {
  private InputYaml() {}

  static MediaInput read(YamlMap yaml) {
    MediaKind kind =
        yaml.choice("kind", MediaKind.class)
            .orElse(yaml.has("sample-rate") ? MediaKind.AUDIO : MediaKind.IMAGE);
    MediaInput input =
        switch (kind) {
          case IMAGE -> image(yaml);
          case AUDIO -> audio(yaml);
        };
    yaml.close();
    return input;
  }

  private static AudioInput audio(YamlMap yaml) {
    Optional<Integer> sampleRate = yaml.integer("sample-rate");
    Optional<String> channels = yaml.optionalText("channels");
    // A misspelt key is better news than a missing one.
    yaml.close();
    int rate = sampleRate.orElseThrow(() -> yaml.problem("sample-rate", "is missing"));
    if (rate <= 0) {
      throw yaml.problem("sample-rate", "must be positive, not " + rate);
    }
    return new AudioInput(
        rate, channels.map(name -> parseChannels(yaml, name)).orElse(Channels.MIX));
  }

  private static Channels parseChannels(YamlMap yaml, String name) {
    return Channels.parse(name)
        .orElseThrow(
            () -> yaml.problem("channels", "must be " + Channels.NAMES + ", not '" + name + "'"));
  }

  /** Returns the section as plain data, in the order in which people read it. */
  static Map<String, Object> write(MediaInput input) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    if (input instanceof ImageInput image) {
      yaml.putAll(size(image.size()));
      yaml.putAll(resize(image.resize()));
      yaml.put("colour", wireName(image.colour()));
      yaml.put("scale", image.scale());
      yaml.put("mean", image.mean());
      yaml.put("std", image.std());
      yaml.put("layout", wireName(image.layout()));
      yaml.put("type", wireName(image.type()));
      yaml.put("reduced-decode", image.reducedDecode());
    } else if (input instanceof AudioInput audio) {
      yaml.put("kind", wireName(audio.kind()));
      yaml.put("sample-rate", audio.sampleRateHz());
      yaml.put("channels", audio.channels().wireName());
    }
    return yaml;
  }

  private static ImageInput image(YamlMap yaml) {
    Colour colour =
        yaml.choice("colour", Colour.class).orElseThrow(() -> yaml.problem("colour", "is missing"));
    return new ImageInput(
        size(yaml),
        resize(yaml),
        colour,
        yaml.number("scale").orElse(1.0),
        yaml.numbers("mean").orElse(Collections.nCopies(colour.channels(), 0.0)),
        yaml.numbers("std").orElse(Collections.nCopies(colour.channels(), 1.0)),
        yaml.choice("layout", Layout.class).orElse(Layout.NCHW),
        yaml.choice("type", ElementType.class).orElse(ElementType.FLOAT32),
        yaml.number("reduced-decode").orElse(0.0));
  }

  private static SizePolicy size(YamlMap yaml) {
    List<Double> size = yaml.numbers("size").orElse(List.of());
    int shortSide = yaml.integer("short-side").orElse(0);
    int multiple = yaml.integer("multiple-of").orElse(1);
    int maxSide = yaml.integer("max-side").orElse(0);
    if (size.size() == 2) {
      return new Fixed(size.get(0).intValue(), size.get(1).intValue());
    }
    if (shortSide > 0) {
      return new ShortSide(shortSide, maxSide > 0 ? maxSide : Integer.MAX_VALUE, multiple);
    }
    if (multiple > 1 && maxSide > 0) {
      return new MultipleOf(multiple, maxSide);
    }
    throw yaml.problem(
        "size", "must be [width, height]; or give 'short-side', or 'multiple-of' with 'max-side'");
  }

  private static Map<String, Object> size(SizePolicy size) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    if (size instanceof Fixed fixed) {
      yaml.put("size", List.of(fixed.width(), fixed.height()));
    } else if (size instanceof ShortSide side) {
      yaml.put("short-side", side.shortSide());
      yaml.put("max-side", side.maxLongSide());
      yaml.put("multiple-of", side.multiple());
    } else if (size instanceof MultipleOf multiple) {
      yaml.put("multiple-of", multiple.multiple());
      yaml.put("max-side", multiple.maxLongSide());
    }
    return yaml;
  }

  private static Resize resize(YamlMap yaml) {
    Fit fit =
        yaml.choice("resize", Fit.class).orElseThrow(() -> yaml.problem("resize", "is missing"));
    Kernel kernel = yaml.choice("kernel", Kernel.class).orElse(Kernel.LINEAR);
    return switch (fit) {
      case STRETCH -> Resize.stretch(kernel);
      case CENTRE_CROP -> Resize.centreCrop(kernel, yaml.number("crop-fraction").orElse(1.0));
      case LETTERBOX ->
          new Resize(
              fit,
              kernel,
              yaml.choice("rounding", Rounding.class).orElse(Rounding.ROUND),
              yaml.choice("placement", Placement.class).orElse(Placement.TOP_LEFT),
              yaml.integer("pad").orElse(0),
              yaml.flag("enlarge").orElse(true),
              1);
    };
  }

  private static Map<String, Object> resize(Resize resize) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("resize", wireName(resize.fit()));
    yaml.put("kernel", wireName(resize.kernel()));
    if (resize.fit() == Fit.LETTERBOX) {
      yaml.put("rounding", wireName(resize.rounding()));
      yaml.put("placement", wireName(resize.placement()));
      yaml.put("pad", resize.pad());
      yaml.put("enlarge", resize.enlarge());
    } else if (resize.fit() == Fit.CENTRE_CROP) {
      yaml.put("crop-fraction", resize.cropFraction());
    }
    return yaml;
  }
}
