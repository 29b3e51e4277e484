package io.posthorn.dispatcher.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/// A certificate made by the JDK's keytool for one host name.
final class SelfSigned {
    private static final String PASSWORD = "changeit";

    private final Path store;

    private SelfSigned(Path store) {
        this.store = store;
    }

    static SelfSigned forNames(Path folder, String subjectAlternativeNames) throws Exception {
        Path store = folder.resolve("receiver.p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-validity",
                "2",
                "-ext",
                "san=" + subjectAlternativeNames,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString());
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed: " + said);
        }
        return new SelfSigned(store);
    }

    KeyCertOptions key() {
        return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    }

    TrustOptions trust() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        String encoded = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("receiver").getEncoded());
        return new PemTrustOptions()
                .addCertValue(
                        Buffer.buffer("-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n"));
    }
}
