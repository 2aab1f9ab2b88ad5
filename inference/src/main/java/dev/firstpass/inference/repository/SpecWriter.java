package dev.firstpass.inference.repository;

import dev.firstpass.core.model.BatchPolicy;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a spec as {@code model.yaml}, complete, so that every default can be seen and changed. */
public final class SpecWriter {
  private static final double NANOS_PER_MILLI = 1e6;

  private SpecWriter() {}

  /**
   * Returns the text of a spec.
   *
   * @param spec what to write
   * @param remarks lines for people, written as comments at the top
   */
  public static String write(ModelSpec spec, List<String> remarks) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("family", spec.family());
    yaml.put("task", spec.task().wireName());
    putUnlessEmpty("description", spec.card().description(), yaml);
    yaml.put("licence", spec.card().licence());
    yaml.put("source", spec.card().source());
    yaml.put("files", files(spec));
    yaml.put("input", InputYaml.write(spec.input()));
    if (!spec.options().isEmpty()) {
      yaml.put("options", spec.options());
    }
    yaml.put("parameters", spec.parameters());
    spec.batch().ifPresent(batch -> yaml.put("batch", batch(batch)));
    if (!spec.rewrites()) {
      yaml.put("rewrite", false);
    }
    if (!spec.card().metrics().isEmpty()) {
      yaml.put("metrics", spec.card().metrics());
    }
    yaml.put("labels", spec.labels().names());
    StringBuilder text = new StringBuilder();
    remarks.forEach(remark -> text.append("# ").append(remark).append('\n'));
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.AUTO).setWidth(100).build();
    return text.append(new Dump(settings).dumpToString(yaml)).toString();
  }

  private static Map<String, Object> batch(BatchPolicy policy) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("max", policy.max());
    yaml.put("delay-ms", policy.delay().toNanos() / NANOS_PER_MILLI);
    return yaml;
  }

  private static List<Map<String, Object>> files(ModelSpec spec) {
    List<Map<String, Object>> files = new ArrayList<>();
    for (ModelFile file : spec.files()) {
      Map<String, Object> yaml = new LinkedHashMap<>();
      yaml.put("name", file.name());
      if (!file.role().equals(ModelFile.MODEL)) {
        yaml.put("role", file.role());
      }
      yaml.put("sha256", file.sha256());
      files.add(yaml);
    }
    return files;
  }

  private static void putUnlessEmpty(String key, String value, Map<String, Object> yaml) {
    if (!value.isEmpty()) {
      yaml.put(key, value);
    }
  }
}
