package dev.firstpass.inference.catalogue;

import java.net.ProxySelector;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.util.Timeout;

/** Makes the HTTP client of downloads: follows redirects, knows proxies, gives up on silence. */
final class DownloadClient {
  private static final Timeout CONNECT = Timeout.ofSeconds(20);
  private static final Timeout SILENCE = Timeout.ofSeconds(60);
  private static final int MAX_REDIRECTS = 10;

  private DownloadClient() {}

  /**
   * Returns a client, which the caller closes.
   *
   * @param environment variables that may name proxies
   */
  static CloseableHttpClient create(Map<String, String> environment) {
    var proxies = new EnvironmentProxies(environment, ProxySelector.getDefault());
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(SILENCE)
                .setMaxRedirects(MAX_REDIRECTS)
                .build())
        .setRoutePlanner(new SystemDefaultRoutePlanner(proxies))
        .setUserAgent("firstpass")
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }
}
