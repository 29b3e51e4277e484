package io.posthorn.api.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.util.RawValue;
import io.posthorn.common.record.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The body of an event as far as it can be shown.
sealed interface EventBody {
    default @Nullable Object shown() {
        return null;
    }

    default @Nullable String absence() {
        return null;
    }

    /// Not asked for.
    record NotAsked() implements EventBody {}

    /// The log keeps it no longer.
    record NotRetained() implements EventBody {
        @Override
        public String absence() {
            return "not_retained";
        }
    }

    /// The log does not answer.
    record Unavailable() implements EventBody {
        @Override
        public String absence() {
            return "log_unavailable";
        }
    }

    /// Here it is, as it stands in the log.
    record Present(byte[] bytes) implements EventBody {
        @Override
        public Object shown() {
            String text = new String(bytes, UTF_8);
            return isJson() ? new RawValue(text) : text;
        }

        private boolean isJson() {
            try {
                return bytes.length > 0 && !Json.MAPPER.readTree(bytes).isMissingNode();
            } catch (IOException _) {
                return false;
            }
        }
    }
}
