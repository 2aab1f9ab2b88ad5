package dev.firstpass.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.testkit.ToyModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That the driver works, not what it measures. */
final class LoadDriverTest {
  @TempDir private Path folder;

  @Test
  void call_toyModelForAMoment_printsServerAndFloor() {
    var printed = new StringWriter();

    int code =
        new CommandLine(new LoadDriver())
            .setOut(new PrintWriter(printed))
            .execute(
                "--model-file=" + ToyModel.write(folder),
                "--sizes=320x240",
                "--concurrency=1,2",
                "--floor-threads=2",
                "--reduced-decode=2",
                "--pictures=2",
                "--rounds=2",
                "--seconds=0.1",
                "--warm-up=0.1");

    String report = printed.toString();
    assertEquals(0, code, report);
    assertTrue(report.contains("### 320x240, reduced-decode 2.0: 2 pictures"), report);
    assertTrue(report.contains("decoded to 1/2"), report);
    assertTrue(report.contains("| floor: decode + fill + run, 2 threads |"), report);
    assertTrue(report.contains("| server, 2 clients |"), report);
  }
}
