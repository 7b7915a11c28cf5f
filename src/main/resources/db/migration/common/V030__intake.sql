-- Why each mail was taken for what it is, what became of its files, and what was found odd. Rows are written again when a mail is read
-- again; they are never the only copy of anything.
create table screening (
  mail_id        bigint                   not null primary key,
  rules          varchar(2000)            not null,  -- codes of the rules that hit, joined by commas
  may_answer     boolean                  not null,
  ack_owed       boolean                  not null
);

create table mail_part (
  mail_id        bigint                   not null,
  position       int                      not null,
  name           varchar(1000)            not null,
  type           varchar(200)             not null,
  bytes          bigint                   not null,
  outcome        varchar(16)              not null,
  primary key (mail_id, position)
);

create table finding (
  mail_id        bigint                   not null,
  position       int                      not null,
  report_id      bigint,                             -- null for what concerns the mail as a whole
  code           varchar(64)              not null,
  severity       varchar(16)              not null check (severity in ('NOTE', 'QUESTION', 'REVIEW')),
  indicator      varchar(64),
  words          text                     not null,
  primary key (mail_id, position)
);

create index finding_by_report on finding (report_id);
