package dev.firstpass.inference.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelTask;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
  @Test
  void builtIn_everyEntry_isComplete() {
    for (CatalogueEntry entry : Catalogue.builtIn().entries()) {
      assertTrue(ModelTask.ofWireName(entry.task()).isPresent(), entry.name());
      assertFalse(entry.card().licence().isBlank(), entry.name());
      assertFalse(entry.card().description().isBlank(), entry.name());
      entry.files().forEach(file -> assertEquals("https", file.url().getScheme(), file.name()));
    }
  }

  @Test
  void builtIn_licencesThatAskForConsent_areMarked() {
    for (CatalogueEntry entry : Catalogue.builtIn().entries()) {
      String licence = entry.card().licence().toUpperCase(Locale.ROOT);
      boolean permissive = licence.equals("MIT") || licence.equals("APACHE-2.0");
      assertEquals(!permissive, entry.restricted(), entry.name());
    }
  }

  @Test
  void named_unknown_namesTheNearest() {
    DraftingException problem =
        assertThrows(DraftingException.class, () -> Catalogue.builtIn().named("yolox-nan"));
    assertEquals(ErrorCode.UNKNOWN_MODEL, problem.code());
    assertTrue(problem.detail().contains("yolox-nano"), problem.detail());
  }

  @Test
  void read_digestMissing_isRefused() {
    String yaml =
        """
        models:
          - {name: m, family: yolox, task: detection, description: d, licence: MIT, source: s,
             files: [{url: "https://example.com/m.onnx", bytes: 3, sha256: abc}]}
        """;
    assertThrows(RuntimeException.class, () -> Catalogue.read(yaml));
  }

  @Test
  void proxies_environment_namesThemAndWhoNeedsNone() {
    var proxies =
        new EnvironmentProxies(
            Map.of("HTTPS_PROXY", "http://proxy.corp:3128", "no_proxy", "localhost, .intra"),
            ProxySelector.of(null));

    Proxy proxy = proxies.select(URI.create("https://example.com/x")).get(0);
    assertTrue(String.valueOf(proxy.address()).contains("proxy.corp"), proxy::toString);
    assertTrue(String.valueOf(proxy.address()).endsWith(":3128"), proxy::toString);
    for (String direct :
        new String[] {"https://localhost/", "https://a.intra/", "http://example.com/"}) {
      assertEquals(Proxy.NO_PROXY, proxies.select(URI.create(direct)).get(0), direct);
    }
  }
}
