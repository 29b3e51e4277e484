package io.posthorn.standalone.process;

import java.util.HashMap;
import java.util.Map;

/// The settings that every process of the tests has: known keys, short tiers, receivers on loopback.
public final class TestSettings {
    public static final String API_KEY = "phk_guarantees";
    public static final String ADMIN_KEY = "pha_guarantees";

    static final Map<String, String> COMMON = Map.of(
            "POSTHORN_API_KEY", API_KEY,
            "POSTHORN_ADMIN_KEY", ADMIN_KEY,
            "POSTHORN_EGRESS_ALLOW", "127.0.0.0/8,::1/128",
            "POSTHORN_RETRY_TIERS", "200ms,500ms,1s,2s",
            "POSTHORN_RETRY_POLICY", "200ms,500ms,1s,1s,1s",
            "POSTHORN_AGENT_RETRY_POLICY", "200ms,500ms,1s");

    private TestSettings() {}

    /// Of an API or a dispatcher, at a port of its own.
    static Map<String, String> ofPart(String kafka, String databaseUrl, String masterKey) {
        Map<String, String> settings = new HashMap<>(COMMON);
        settings.put("POSTHORN_HTTP_PORT", Integer.toString(FreePort.find()));
        settings.put("POSTHORN_KAFKA", kafka);
        settings.put("POSTHORN_DATABASE_URL", databaseUrl);
        settings.put("POSTHORN_MASTER_KEY", masterKey);
        return settings;
    }
}
