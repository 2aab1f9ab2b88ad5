package dev.firstpass.families.whisper;

/** What each file is to a model of this family. */
final class Roles {
  static final String ENCODER = "encoder";
  static final String DECODER = "decoder";
  static final String DECODER_WITH_PAST = "decoder_with_past";
  static final String TOKENIZER = "tokenizer";
  static final String VOCABULARY = "vocab";
  static final String ADDED_TOKENS = "added_tokens";
  static final String CONFIG = "config";
  static final String GENERATION = "generation_config";
  static final String TOKENS = "tokens";

  private Roles() {}
}
