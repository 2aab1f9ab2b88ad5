package dev.firstpass.core.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ErrorCodeTest {
  @Test
  void code_anyConstant_isItsNameInKebabCase() {
    assertEquals("unknown-model", ErrorCode.UNKNOWN_MODEL.code());
  }

  @Test
  void overloaded_codeOfAnotherKind_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new OverloadedException(ErrorCode.NOT_FOUND, "full", Duration.ofSeconds(1)));
  }
}
