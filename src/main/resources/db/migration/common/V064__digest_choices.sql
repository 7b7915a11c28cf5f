-- Which digests a person wants: daily and weekly apart, and whether a time without anything is told too.
alter table account add column digest_daily boolean default false not null;
alter table account add column digest_weekly boolean default false not null;
alter table account add column digest_when_nothing boolean default false not null;
update account set digest_daily = true where digest = 'DAILY';
update account set digest_weekly = true where digest = 'WEEKLY';
alter table account drop column digest;
