package dev.firstpass.tools.openai;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;

/** Refusal of one field of the form, which the answer names. */
final class FieldProblem extends DraftingException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param code what kind of problem it is
   * @param field the name of the field
   * @param message what, value, limit and remedy
   */
  FieldProblem(ErrorCode code, String field, String message) {
    super(code, message);
    this.field = field;
  }

  /** Returns the name of the field. */
  String field() {
    return field;
  }
}
