-- The unions, the names they are called by and the addresses they write from.
create table unit (
  code           varchar(64)   not null primary key,
  name           varchar(500)  not null,
  kind           varchar(16)   not null check (kind in ('SCHOOL', 'ENTERPRISE', 'ADMINISTRATION', 'HEALTH', 'COOPERATIVE')),
  contact        varchar(500)  not null,
  phone          varchar(100)  not null,
  cluster_name   varchar(200)  not null,
  active_from    date,
  active_to      date,
  parent         varchar(64)
);

create table unit_alias (
  unit           varchar(64)   not null references unit (code),
  position       int           not null,
  alias          varchar(500)  not null,
  primary key (unit, position)
);

create table unit_address (
  unit           varchar(64)   not null references unit (code),
  position       int           not null,
  address        varchar(320)  not null,
  primary key (unit, position)
);
