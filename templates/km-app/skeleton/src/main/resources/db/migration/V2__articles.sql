create table articles (
    id           bigint generated always as identity primary key,
    title        text not null,
    text         text not null,
    tags         text[] not null default '{}',
    stars        bigint not null default 0,
    ratings      integer not null default 0,
    version      integer not null default 1,
    created_at   timestamptz not null default now(),
    changed_at   timestamptz not null default now(),
    -- What the search looks into: words of the title weigh more than words of the text.
    search       tsvector generated always as (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', text), 'B')
    ) stored
);

create index articles_search on articles using gin (search);
create index articles_tags on articles using gin (tags);
create index articles_changed_at on articles (changed_at desc);
