package dev.firstpass.server.http;

import io.javalin.config.RoutesConfig;
import java.util.List;

/**
 * Which path is handled by whom; {@code openapi.json} describes them and a test holds the two
 * together.
 */
final class Routes {
  private Routes() {}

  static void add(
      RoutesConfig routes,
      PredictHandler predict,
      ModelsHandler models,
      ResolveHandler resolve,
      OperationsHandler operations,
      List<ToolHandler> tools) {
    routes.post("/v1/models/{name}/predict", predict::handle);
    routes.post("/v1/models/{name}/versions/{version}/predict", predict::handle);
    routes.get("/v1/models", models::list);
    routes.get("/v1/models/{name}", models::show);
    routes.post("/v1/resolve", resolve::handle);
    routes.get("/health/live", operations::live);
    routes.get("/health/ready", operations::ready);
    routes.get("/metrics", operations::metrics);
    routes.get("/openapi.json", Docs::openApi);
    routes.get("/docs", Docs::page);
    routes.get("/docs/errors/{code}", Docs::error);
    routes.get("/", context -> context.redirect("/docs"));
    for (ToolHandler tool : tools) {
      for (String path : List.of(tool.mountPath(), tool.mountPath() + "/<path>")) {
        routes.get(path, tool::handle);
        routes.post(path, tool::handle);
      }
    }
  }
}
