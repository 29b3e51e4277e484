-- cadence, active_window, metadata: JSON as its owner wrote it.
-- next_fire_at: what its owner is shown; the last one, or the end, when nothing is to come.
-- due_at: when it is to be taken; null when it is disabled or has ended.
-- held_until: not to be taken before, since it could not be read.
create table schedule (
    id varchar(40) primary key,
    tenant varchar(128) not null,
    project varchar(128) not null,
    agent varchar(256) not null,
    user_id varchar(256) not null,
    cadence_type varchar(16) not null,
    cadence text not null,
    timezone varchar(64) not null,
    active_window text,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    intent text not null,
    check_type text not null,
    inventory_item_id text,
    metadata text,
    enabled boolean not null,
    next_fire_at timestamp with time zone not null,
    due_at timestamp with time zone,
    held_until timestamp with time zone,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null
);

create index schedule_of_user on schedule (tenant, project, agent, user_id, id);
create index schedule_by_due on schedule (due_at);

-- due_at: when it is to be taken; null once it is executed.
create table wakeup (
    id varchar(40) primary key,
    tenant varchar(128) not null,
    project varchar(128) not null,
    agent varchar(256) not null,
    user_id varchar(256) not null,
    check_type text not null,
    intent text not null,
    occasion text,
    interest_topic text,
    event_description text,
    scheduled_at timestamp with time zone not null,
    due_at timestamp with time zone,
    executed_at timestamp with time zone,
    created_at timestamp with time zone not null
);

create index wakeup_of_agent on wakeup (tenant, project, agent, id);
create index wakeup_of_user on wakeup (tenant, project, agent, user_id, id);
create index wakeup_by_due on wakeup (due_at);
create index wakeup_by_execution on wakeup (executed_at);
