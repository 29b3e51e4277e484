-- Webhooks of the agent surface: which endpoint stands for an event type of a tenant (its project is empty) or of a
-- project. When there is no such endpoint any more, nothing is registered.
create table agent_webhook (
    tenant varchar(128) not null,
    project varchar(128) not null,
    event_type varchar(256) not null,
    endpoint varchar(32) not null,
    primary key (tenant, project, event_type)
);

-- Every endpoint that has ever stood for it: its attempts are the history, which outlives it.
-- secret_shown: whether a call was answered with its secret already.
create table agent_webhook_endpoint (
    endpoint varchar(32) primary key,
    tenant varchar(128) not null,
    project varchar(128) not null,
    event_type varchar(256) not null,
    secret_shown boolean not null
);

create index agent_webhook_endpoint_of_type on agent_webhook_endpoint (tenant, project, event_type, endpoint);
