package dev.firstpass.cli;

/** What the command's exit codes mean. */
final class ExitCodes {
  /** All went well. */
  static final int OK = 0;

  /** Something unexpected: a bug. */
  static final int INTERNAL = 1;

  /** The command line or the configuration is wrong. */
  static final int USAGE = 2;

  /** What was asked for cannot be done: a model, file or parameter is not as it must be. */
  static final int REFUSED = 3;

  /** Done, but some items failed; each was named. */
  static final int SOME_FAILED = 4;

  private ExitCodes() {}
}
