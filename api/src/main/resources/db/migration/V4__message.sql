create table agent (
    tenant varchar(128) not null,
    project varchar(128) not null,
    id varchar(256) not null,
    proactive_mode varchar(16) not null,
    created_at timestamp with time zone not null,
    primary key (tenant, project, id)
);

-- The id is that of the event under another prefix, so it sorts by time.
-- source to deliver_until: what the event needs besides, until the log has it.
-- status: of the message, polled by its agent's clients. queue_status: of its entry in the queue of the project.
create table message (
    id varchar(40) primary key,
    tenant varchar(128) not null,
    project varchar(128) not null,
    agent varchar(256) not null,
    user_id varchar(256) not null,
    event_type varchar(256) not null,
    check_type text not null,
    generated_message text not null,
    wakeup varchar(40),
    schedule varchar(40),
    intent text,
    created_at timestamp with time zone not null,
    source varchar(256) not null,
    ordering_key varchar(256),
    deliver_at timestamp with time zone,
    deliver_until timestamp with time zone,
    status varchar(16) not null,
    consumed_at timestamp with time zone,
    queue_status varchar(16) not null,
    acknowledged_at timestamp with time zone,
    expires_at timestamp with time zone not null
);

create index message_of_agent on message (tenant, project, agent, id);
create index message_of_agent_by_status on message (tenant, project, agent, status, id);
create index message_of_user_by_status on message (tenant, project, agent, user_id, status, id);
create index message_in_queue on message (tenant, project, queue_status, id);
create index message_in_queue_of_agent on message (tenant, project, queue_status, agent, id);
create index message_in_queue_of_type on message (tenant, project, queue_status, event_type, id);
create index message_by_expiry on message (expires_at, id);

-- The messages that the log does not have yet. Apart from them, since the relay keeps these rows while it waits for the
-- log: whoever consumes or acknowledges a message must not wait with it.
create table message_outbox (
    id varchar(40) primary key
);
