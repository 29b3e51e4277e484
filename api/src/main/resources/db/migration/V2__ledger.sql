-- Written by the ledger alone, from the journal. Ids are text in the order of time, so ranges of time are ranges of ids.

-- log_partition and log_offset: where the body stands in the events topic.
create table event (
    id varchar(40) primary key,
    tenant varchar(128) not null,
    project varchar(128),
    session varchar(128),
    type varchar(256) not null,
    accepted_at timestamp with time zone not null,
    log_partition integer not null,
    log_offset bigint not null,
    body_bytes integer not null,
    ordering_key text,
    deliver_at timestamp with time zone,
    expires_at timestamp with time zone,
    unmatched_reason varchar(32),
    unmatched text,
    fanned_out_at timestamp with time zone not null
);

create index event_of_tenant on event (tenant, id);
create index event_of_project on event (tenant, project, id);
create index event_of_type on event (tenant, type, id);
create index event_of_session on event (tenant, session, id);

-- step_at: when the last step of a pending delivery was taken; null when none was since it was made.
create table delivery (
    id varchar(40) primary key,
    event_id varchar(40) not null,
    endpoint_id varchar(40) not null,
    tenant varchar(128) not null,
    project varchar(128),
    session varchar(128),
    type varchar(256) not null,
    accepted_at timestamp with time zone not null,
    replay_id varchar(40),
    attempts integer not null,
    status varchar(16) not null,
    reason varchar(32),
    settled_at timestamp with time zone,
    step_attempts integer,
    step_at timestamp with time zone,
    next_attempt_at timestamp with time zone,
    waiting_for varchar(16)
);

create index delivery_of_event on delivery (event_id, id);
create index delivery_of_endpoint on delivery (endpoint_id, id);
create index delivery_of_tenant on delivery (tenant, id);
create index delivery_of_project on delivery (tenant, project, id);
create index delivery_by_status on delivery (tenant, status, id);

create table attempt (
    id varchar(40) primary key,
    delivery_id varchar(40) not null,
    endpoint_id varchar(40) not null,
    number integer not null,
    due_at timestamp with time zone not null,
    started_at timestamp with time zone not null,
    duration_millis bigint not null,
    status_code integer,
    outcome varchar(32) not null,
    error text,
    response_body text,
    url text not null,
    next_due_at timestamp with time zone
);

create index attempt_of_delivery on attempt (delivery_id, id);
create index attempt_of_endpoint on attempt (endpoint_id, id);

-- log_partition and log_offset: where the body stands in the dead-letters topic. Without a delivery it is a record of
-- the events topic that could not be read, which stands there at source_partition and source_offset.
create table dead_letter (
    id varchar(40) primary key,
    delivery_id varchar(40),
    event_id varchar(40),
    endpoint_id varchar(40),
    tenant varchar(128) not null,
    project varchar(128),
    session varchar(128),
    type varchar(256),
    accepted_at timestamp with time zone,
    replay_id varchar(40),
    reason varchar(32) not null,
    status_code integer,
    error text,
    attempts integer not null,
    log_partition integer not null,
    log_offset bigint not null,
    body_bytes integer not null,
    source_partition integer,
    source_offset bigint,
    first_attempt_at timestamp with time zone,
    died_at timestamp with time zone not null
);

create index dead_letter_of_tenant on dead_letter (tenant, id);
create index dead_letter_of_project on dead_letter (tenant, project, id);
create index dead_letter_of_endpoint on dead_letter (endpoint_id, id);
create index dead_letter_by_reason on dead_letter (tenant, reason, id);

-- What replays and resends have put into the log.
create table replay_item (
    replay_id varchar(40) not null,
    delivery_id varchar(40) not null,
    dead_letter_id varchar(40),
    primary key (replay_id, delivery_id)
);

create index replay_item_of_dead_letter on replay_item (dead_letter_id);

-- How far the journal is in these tables, changed in the same transactions.
create table ledger_offset (
    topic varchar(249) not null,
    log_partition integer not null,
    next_offset bigint not null,
    primary key (topic, log_partition)
);

-- Written by the replay feature: durable jobs. fence counts claims; only the holder of the last claim writes on.
create table replay (
    id varchar(40) primary key,
    tenant varchar(128) not null,
    project varchar(128),
    kind varchar(16) not null,
    filter text not null,
    status varchar(16) not null,
    rate_per_second integer,
    matched bigint not null,
    endpoints bigint not null,
    bytes bigint not null,
    replayed bigint not null,
    not_retained bigint not null,
    no_endpoint bigint not null,
    next_after varchar(40),
    error text,
    created_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    fence bigint not null,
    lease_until timestamp with time zone
);

create index replay_of_project on replay (tenant, project, id);
create index replay_by_status on replay (status, id);
