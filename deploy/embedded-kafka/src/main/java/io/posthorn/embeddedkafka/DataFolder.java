package io.posthorn.embeddedkafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A node's folder, held by one process at a time; the system gives it back when a process dies.
///
/// ```
/// <data directory>/owner.lock   locked while in use, holds the owner's process id
/// <data directory>/log/         Kafka's log directory
/// ```
final class DataFolder implements AutoCloseable {

    private final Path directory;
    private final FileChannel owner;

    private DataFolder(Path directory, FileChannel owner) {
        this.directory = directory;
        this.owner = owner;
    }

    static DataFolder claim(Path directory) {
        try {
            Files.createDirectories(directory.resolve("log"));
            return new DataFolder(directory, lock(directory));
        } catch (IOException cause) {
            throw new EmbeddedKafkaException("data folder %s is not writable: %s".formatted(directory, cause), cause);
        }
    }

    Path log() {
        return directory.resolve("log");
    }

    @Override
    public void close() {
        try {
            owner.close();
        } catch (IOException cause) {
            throw new EmbeddedKafkaException("data folder %s cannot be released".formatted(directory), cause);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve("owner.lock"), CREATE, READ, WRITE);
        try {
            lockOrRefuse(channel, directory);
            return channel;
        } catch (IOException | RuntimeException notOurs) {
            channel.close();
            throw notOurs;
        }
    }

    private static void lockOrRefuse(FileChannel channel, Path directory) throws IOException {
        if (!tryLock(channel)) {
            throw new EmbeddedKafkaException(
                    "data folder %s is used by another Posthorn (process %s): stop it or choose another folder"
                            .formatted(directory, read(channel)));
        }
        channel.truncate(0);
        channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
    }

    @SuppressWarnings("try") // The lock lives as long as its channel.
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer processId = ByteBuffer.allocate(20);
        channel.read(processId, 0);
        return UTF_8.decode(processId.flip()).toString();
    }
}
