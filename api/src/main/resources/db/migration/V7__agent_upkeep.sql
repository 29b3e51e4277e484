-- What projects left that were deleted before their deletion took these along.
delete from schedule
where not exists (select 1 from project where project.tenant = schedule.tenant and project.id = schedule.project);

delete from wakeup
where not exists (select 1 from project where project.tenant = wakeup.tenant and project.id = wakeup.project);

delete from agent
where not exists (select 1 from project where project.tenant = agent.tenant and project.id = agent.project);

delete from simulation_job
where not exists (
    select 1 from project where project.tenant = simulation_job.tenant and project.id = simulation_job.project);

-- Those of the tenant have no project.
delete from agent_webhook
where project <> '' and not exists (
    select 1 from project where project.tenant = agent_webhook.tenant and project.id = agent_webhook.project);

delete from agent_webhook_endpoint
where project <> '' and not exists (
    select 1 from project
    where project.tenant = agent_webhook_endpoint.tenant and project.id = agent_webhook_endpoint.project);

-- The pending wakeups of an agent, which have no time of execution, newest first.
create index wakeup_of_agent_pending on wakeup (tenant, project, agent, executed_at, id);

-- Which request under an idempotency key was the last to be given the secret of an endpoint; gone with the endpoint.
create table secret_request (
    endpoint varchar(32) primary key references endpoint (id) on delete cascade,
    request varchar(64) not null,
    noted_at timestamp with time zone not null
);
