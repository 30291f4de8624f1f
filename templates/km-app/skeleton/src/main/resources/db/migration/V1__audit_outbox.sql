-- Audit events that have not reached the archive yet; each is written in the transaction of its change.
create table audit_outbox (
    id    uuid primary key,
    at    timestamptz not null,
    event text not null
);

create index audit_outbox_at on audit_outbox (at);
