package dev.firstpass.testkit;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A session without a runtime: it answers what it was told to and remembers what it was asked. It
 * checks inputs against its signature as a runtime would. Thread-safe.
 */
public final class ScriptedSession implements Session {
  private final GraphSignature signature;
  private final Function<Map<String, Tensor>, Outputs> script;
  private final List<Map<String, Tensor>> runs = new ArrayList<>();

  private ScriptedSession(GraphSignature signature, Function<Map<String, Tensor>, Outputs> script) {
    this.signature = signature;
    this.script = script;
  }

  /** Returns a session whose answer follows from the inputs. */
  public static ScriptedSession of(
      GraphSignature signature, Function<Map<String, Tensor>, Outputs> script) {
    return new ScriptedSession(signature, script);
  }

  /** Returns a session that gives these answers, one per run, and fails when it is run again. */
  public static ScriptedSession inOrder(GraphSignature signature, List<Outputs> answers) {
    List<Outputs> left = new ArrayList<>(answers);
    return new ScriptedSession(
        signature,
        inputs -> {
          if (left.isEmpty()) {
            throw new AssertionError("run more often than the " + answers.size() + " scripted");
          }
          return left.remove(0);
        });
  }

  @Override
  public GraphSignature signature() {
    return signature;
  }

  @Override
  public synchronized Outputs run(Map<String, Tensor> inputs) {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    inputs.forEach((name, tensor) -> copies.put(name, copy(checked(name, tensor))));
    if (copies.size() != signature.inputs().size()) {
      throw new AssertionError("given " + copies.keySet() + ", takes " + signature.inputs());
    }
    runs.add(copies);
    return script.apply(copies);
  }

  /** Returns copies of the inputs of each run so far, oldest first. */
  public synchronized List<Map<String, Tensor>> runs() {
    return List.copyOf(runs);
  }

  private Tensor checked(String name, Tensor tensor) {
    boolean fits =
        signature
            .input(name)
            .filter(info -> info.type() == tensor.type() && info.shape().admits(tensor.shape()))
            .isPresent();
    if (!fits) {
      throw new AssertionError(
          "input '"
              + name
              + "' of "
              + tensor.type()
              + tensor.shape()
              + " fits none of "
              + signature.inputs());
    }
    if (!tensor.data().isDirect()) {
      throw new AssertionError("input '" + name + "' is not in a direct buffer");
    }
    return tensor;
  }

  /** Inputs are lent: after the run their owner may fill them anew. */
  private static Tensor copy(Tensor tensor) {
    ByteBuffer source = tensor.data().duplicate();
    ByteBuffer data = ByteBuffer.allocate(source.remaining()).order(tensor.data().order());
    data.put(source).flip();
    return new Tensor(tensor.type(), tensor.shape(), data);
  }
}
