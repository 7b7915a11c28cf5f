-- Which days are worked. Years come from the files of the jar, once; from then on the rows are what counts, and staff edit them.
create table calendar_year (
  of_year        int           not null primary key,
  source         varchar(200)  not null,
  added_at       timestamp with time zone not null
);

create table calendar_day (
  on_day         date          not null primary key,
  kind           varchar(16)   not null check (kind in ('OFF', 'WORKING', 'QUIET')),
  name           varchar(200)  not null,
  who            varchar(200)  not null,
  at             timestamp with time zone not null
);
