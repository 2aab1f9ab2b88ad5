package dev.firstpass.families.speech;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.ModelContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tokens of a speech model by number, and what each writes. Immutable.
 *
 * <p>In what a token writes, the marks of the vocabularies in use are one: {@code ▁} of
 * SentencePiece and {@code |} of wav2vec2 are spaces; {@code @@} at the end of a piece of a word is
 * gone, and a Latin word of such a vocabulary ends with a space; {@code <blk>}, {@code <s>}, {@code
 * <unk>}, {@code [PAD]} and the like write nothing; {@code <0xE4>} is a byte.
 */
public final class TokenTable {
  /** The role of the file that holds the tokens. */
  public static final String ROLE = "tokens";

  /** The names of files that hold tokens, in the order in which they are looked for. */
  public static final List<String> FILE_NAMES =
      List.of("tokens.txt", "tokens.json", "vocab.json", "units.txt");

  /** What {@link #byteValue} gives for a token that is none. */
  public static final int NO_BYTE = -1;

  private static final List<String> BLANKS =
      List.of("<blk>", "<blank>", "<eps>", "<pad>", "[PAD]", "<|blank|>");
  private static final Pattern SILENT = Pattern.compile("<[^<>]+>|\\[[A-Z]+]");
  private static final Pattern BYTE = Pattern.compile("<0x[0-9A-Fa-f]{2}>");
  private static final String SPACE_MARK = "\u2581";
  private static final String DELIMITER = "|";
  private static final String CONTINUED = "@@";
  private static final int HEX = 16;

  private final String[] tokens;
  private final String[] written;
  private final int[] bytes;
  private final Map<String, Integer> ids = new HashMap<>();

  /**
   * @param tokens by number; an empty one is a number without a token
   */
  public TokenTable(List<String> tokens) {
    this.tokens = tokens.toArray(new String[0]);
    for (int id = this.tokens.length - 1; id >= 0; id--) {
      ids.put(this.tokens[id], id);
    }
    boolean pieces = tokens.stream().anyMatch(token -> token.startsWith(SPACE_MARK));
    boolean delimited = !pieces && ids.containsKey(DELIMITER) && !ids.containsKey(" ");
    boolean continued = !pieces && tokens.stream().anyMatch(TokenTable::isContinued);
    written =
        tokens.stream().map(token -> written(token, delimited, continued)).toArray(String[]::new);
    bytes = tokens.stream().mapToInt(TokenTable::byteOf).toArray();
  }

  /**
   * Returns the tokens of a model's file of role {@value #ROLE}.
   *
   * @throws DraftingException with {@code model-mismatch} when there is none, with {@code
   *     invalid-model} when it cannot be read
   */
  public static TokenTable of(ModelContent content) {
    return TokenDocument.read(content.requiredText(ROLE));
  }

  /** Returns the name of the file among these that holds tokens. */
  public static Optional<String> fileAmong(ModelContent files) {
    return FILE_NAMES.stream().filter(files.documents()::containsKey).findFirst();
  }

  /** Returns one more than the highest number. */
  public int size() {
    return tokens.length;
  }

  /** Returns a token as the file has it; empty for a number without one. */
  public String token(int id) {
    return id < tokens.length ? tokens[id] : "";
  }

  /** Returns the number of a token. */
  public Optional<Integer> id(String token) {
    return Optional.ofNullable(ids.get(token));
  }

  /** Returns what a token writes; empty for bytes and for tokens that write nothing. */
  public String written(int id) {
    return id < written.length ? written[id] : "";
  }

  /** Returns the byte in [0, 255] that a token stands for, or {@link #NO_BYTE}. */
  public int byteValue(int id) {
    return id < bytes.length ? bytes[id] : NO_BYTE;
  }

  /**
   * Returns the number of CTC's blank: that of the token that is called so.
   *
   * @throws DraftingException with {@code invalid-model} when none is
   */
  public int blank() {
    return blankByName()
        .orElseThrow(
            () ->
                new DraftingException(
                    ErrorCode.INVALID_MODEL,
                    "no token is a blank of CTC ("
                        + String.join(", ", BLANKS)
                        + "); name it in the spec: options: blank: <token or number>"));
  }

  /** Returns the number of CTC's blank, when a token is called so. */
  public Optional<Integer> blankByName() {
    return BLANKS.stream().flatMap(name -> id(name).stream()).findFirst();
  }

  private static boolean isContinued(String token) {
    return token.endsWith(CONTINUED) && token.length() > CONTINUED.length();
  }

  private static String written(String token, boolean delimited, boolean continued) {
    if (SILENT.matcher(token).matches()) {
      return "";
    }
    if (delimited && token.equals(DELIMITER)) {
      return " ";
    }
    if (continued) {
      if (isContinued(token)) {
        return token.substring(0, token.length() - CONTINUED.length());
      }
      return Script.endsAlphabetic(token) ? token + " " : token;
    }
    return token.replace(SPACE_MARK, " ");
  }

  private static int byteOf(String token) {
    return BYTE.matcher(token).matches() ? Integer.parseInt(token.substring(3, 5), HEX) : NO_BYTE;
  }
}
