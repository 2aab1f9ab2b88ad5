package dev.firstpass.server.http;

import dev.firstpass.core.family.Session;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.inference.registry.LoadedModel;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.registry.ModelHandle.Lease;
import dev.firstpass.inference.registry.ModelRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows tools what is loaded. Thread-safe. */
final class RegistryDirectory implements ModelDirectory {
  private final ModelRegistry registry;

  /**
   * @param registry what is loaded
   */
  RegistryDirectory(ModelRegistry registry) {
    this.registry = registry;
  }

  @Override
  public List<Entry> models() {
    return registry.handles().stream().map(RegistryDirectory::entry).toList();
  }

  private static Entry entry(ModelHandle handle) {
    Optional<Lease> lease = handle.tryAcquire();
    if (lease.isEmpty()) {
      String state = handle.state().name().toLowerCase(Locale.ROOT);
      return new Entry(handle.id(), state, handle.problem(), Optional.empty());
    }
    try (Lease held = lease.get()) {
      return new Entry(handle.id(), "ready", "", Optional.of(facts(held.model())));
    }
  }

  private static Facts facts(LoadedModel model) {
    return new Facts(
        model.spec().sha256(),
        model.spec().family(),
        model.spec().task(),
        model.spec().input().kind(),
        model.spec().labels(),
        model.settings().parameters().values().stream()
            .map(parameter -> setting(parameter, model.settings()))
            .toList(),
        model.spec().card().description(),
        model.pointNames(),
        model.onlyGraph().map(Session::signature));
  }

  private static Setting setting(Parameter<?> parameter, Settings settings) {
    return new Setting(
        parameter.name(),
        parameter.type().jsonType(),
        parameter.type().range(),
        settings.get(parameter),
        parameter.description());
  }
}
