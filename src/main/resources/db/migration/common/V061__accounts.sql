-- People with roles: who they are, what they may do, and whether they are kept out for now.
alter table account add column role varchar(16) default 'ADMINISTRATOR' not null check (role in ('VIEWER', 'CLERK', 'ADMINISTRATOR'));
alter table account add column full_name varchar(200) default '' not null;
alter table account add column email varchar(320) default '' not null;
alter table account add column digest varchar(16) default 'NONE' not null check (digest in ('NONE', 'DAILY', 'WEEKLY'));
alter table account add column change_password boolean default false not null;  -- set by another person: to be changed at the next sign-in
alter table account add column failed_tries int default 0 not null;
alter table account add column locked_until timestamp with time zone;
alter table account add column disabled_at timestamp with time zone;
alter table account add column signed_in_at timestamp with time zone;
