package io.posthorn.api.agent.cadence;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// A cron expression of five fields, with names of months and days. When both day fields are given, either suffices.
///
/// The library is asked about local times only: it skips the times of a gap, which are due when the gap ends.
public final class Cron implements LocalCadence {
    private static final int MAX_LENGTH = 256;
    private static final Pattern FROM_SUNDAY = Pattern.compile("(?i)\\bsun-");
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final String expression;
    private final ExecutionTime times;

    /// @throws IllegalArgumentException saying what is wrong with it
    public Cron(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must not be longer than " + MAX_LENGTH + " characters");
        }
        this.expression = expression;
        this.times = ExecutionTime.forCron(PARSER.parse(sundayFirst(expression)));
    }

    @Override
    public Optional<LocalDateTime> next(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    /// To the library a Sunday by name is the last day, so that nothing could range from it.
    private static String sundayFirst(String expression) {
        return FROM_SUNDAY.matcher(expression).replaceAll("0-");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && expression.equals(cron.expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression;
    }
}
