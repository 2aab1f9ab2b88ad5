package dev.firstpass.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions that the build wrote into the jar. */
public final class ProjectVersion {
  private static final Properties PROPERTIES = read();

  private ProjectVersion() {}

  /** Returns the version of Firstpass. */
  public static String firstpass() {
    return Objects.requireNonNull(PROPERTIES.getProperty("firstpass"));
  }

  /** Returns the version of the Swagger UI web jar. */
  public static String swaggerUi() {
    return Objects.requireNonNull(PROPERTIES.getProperty("swagger-ui"));
  }

  private static Properties read() {
    try (InputStream in = ProjectVersion.class.getResourceAsStream("versions.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in, "versions.properties"));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
