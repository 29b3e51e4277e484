package io.posthorn.standalone;

import io.posthorn.common.secret.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The keys a first start needs: given by the environment, else made once and kept in the data folder, readable by
/// their owner only.
final class BootstrapKeys {
    private static final int KEY_BYTES = 32;

    private final Path folder;
    private final Map<String, String> environment;
    private final SecureRandom random;

    BootstrapKeys(Path data, Map<String, String> environment, SecureRandom random) {
        this.folder = data.resolve("keys");
        this.environment = environment;
        this.random = random;
    }

    /// A key of the default tenant.
    Key api() {
        return key("POSTHORN_API_KEY", "api-key", () -> "phk_" + randomText());
    }

    /// The key of administration.
    Key admin() {
        return key("POSTHORN_ADMIN_KEY", "admin-key", () -> "pha_" + randomText());
    }

    /// The key that seals secrets.
    Key master() {
        return key("POSTHORN_MASTER_KEY", "master-key", () -> MasterKey.generate(random));
    }

    /// A key.
    ///
    /// @param isNew true when this start made it
    record Key(String text, boolean isNew) {
        @Override
        public String toString() {
            return "Key[redacted, isNew=" + isNew + "]";
        }
    }

    private Key key(String variable, String file, Supplier<String> generate) {
        Optional<String> given = Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
        if (given.isPresent()) {
            return new Key(given.get().strip(), false);
        }
        Path path = folder.resolve(file);
        try {
            return Files.exists(path) ? new Key(Files.readString(path).strip(), false) : make(path, generate.get());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + path, e);
        }
    }

    /// Written beside and moved, so that a crash leaves no half key.
    private Key make(Path path, String text) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve(path.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(draft, path);
        return new Key(text, true);
    }

    private String randomText() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
