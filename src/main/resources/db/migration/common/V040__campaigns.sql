-- What the unions are asked for, and who is excused.
create table campaign (
  code           varchar(64)   not null primary key,
  form           varchar(64)   not null,
  period         varchar(16)   not null,
  due_date       date          not null,
  title          varchar(500)  not null,
  from_date      date,
  to_date        date,
  units          text          not null,  -- codes joined by blanks; empty: every unit active on the due date
  closed_at      timestamp with time zone
);

create index campaign_by_period on campaign (form, period);

create table waiver (
  campaign       varchar(64)   not null references campaign (code),
  unit           varchar(64)   not null,
  extended_to    date,                    -- empty: exempt
  who            varchar(200)  not null,
  why            varchar(1000) not null,
  at             timestamp with time zone not null,
  primary key (campaign, unit)
);
