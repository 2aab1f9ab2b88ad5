package dev.firstpass.server.http;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemsTest {
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void status_anyCode_fitsItsKind(ErrorCode code) {
    int status = Problems.status(code);

    switch (code.kind()) {
      case CALLER -> assertTrue(status >= 400 && status < 500, code + " has " + status);
      case CAPACITY ->
          assertTrue(status == 503 || status == 504 || status == 429, code + " has " + status);
      case UPSTREAM -> assertTrue(status == 502, code + " has " + status);
      case INTERNAL -> assertTrue(status == 500, code + " has " + status);
    }
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void page_anyCode_isInTheJar(ErrorCode code) {
    assertNotNull(getClass().getResource("errors/" + code.code() + ".md"), code.code());
  }
}
