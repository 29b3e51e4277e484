package io.posthorn.common.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a precedence for each thread")
final class PrecedenceTest {
    private static final Executor NEW_THREAD = action -> Thread.ofPlatform().start(action);

    @Test
    void stepsBehindTheJvmWithAllThatItStarts() {
        Standing standing = onNewThread(() -> {
            assertThat(Precedence.afterTheJvm()).isTrue();
            assertThat(Standing.ofThisThread()).isEqualTo(new Standing(10, 0));
            return onNewThread(Standing::ofThisThread);
        });

        assertThat(standing).isEqualTo(new Standing(10, 0));
        assertThat(Standing.ofThisThread()).isEqualTo(new Standing(0, 0));
    }

    @Test
    void runsWhenIdle() {
        Standing standing = onNewThread(() -> {
            assertThat(Precedence.whenIdle()).isTrue();
            return Standing.ofThisThread();
        });

        assertThat(standing.policy()).isEqualTo(5);
    }

    private static <T> T onNewThread(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, NEW_THREAD).join();
    }

    /// What Linux says of a thread: proc(5), fields 19 and 41 of `stat`.
    private record Standing(int nice, int policy) {
        static Standing ofThisThread() {
            try {
                String stat = Files.readString(Path.of("/proc/thread-self/stat"));
                List<String> afterName =
                        List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
                return new Standing(Integer.parseInt(afterName.get(16)), Integer.parseInt(afterName.get(38)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
