package io.posthorn.api.agent.schedule;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.ScheduleId;

/// Reads a row of the table of schedules.
final class ScheduleRow {
    private ScheduleRow() {}

    static Schedule read(Row row) {
        return new Schedule(
                new ScheduleId(row.text("id")),
                AgentUser.read(row),
                rhythm(row),
                purpose(row),
                row.truth("enabled"),
                row.time("next_fire_at"),
                row.findTime("due_at"),
                row.time("created_at"),
                row.time("updated_at"));
    }

    private static Rhythm rhythm(Row row) {
        return new Rhythm(
                row.text("cadence_type"),
                row.text("cadence"),
                row.text("timezone"),
                row.findText("active_window"),
                row.findTime("starts_at"),
                row.findTime("ends_at"));
    }

    private static Purpose purpose(Row row) {
        return new Purpose(
                row.text("intent"),
                row.text("check_type"),
                row.findText("inventory_item_id"),
                row.findText("metadata"));
    }
}
