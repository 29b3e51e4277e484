-- status: running, succeeded (then result holds JSON), failed (then error says why).
-- A running job is locked by whoever carries it out, in the one transaction that ends it.
-- expires_at: not to be shown from then on; null while it is running.
create table simulation_job (
    id varchar(40) primary key,
    tenant varchar(128) not null,
    project varchar(128) not null,
    agent varchar(256) not null,
    user_id varchar(256) not null,
    simulated_hours double precision not null,
    base_offset_hours double precision not null,
    status varchar(16) not null,
    result text,
    error text,
    started_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    expires_at timestamp with time zone
);

create index simulation_job_by_status on simulation_job (status, id);
create index simulation_job_by_expiry on simulation_job (expires_at);

-- What an advance looks for.
create index wakeup_of_user_by_due on wakeup (tenant, project, agent, user_id, due_at);
create index schedule_of_user_by_due on schedule (tenant, project, agent, user_id, due_at);
