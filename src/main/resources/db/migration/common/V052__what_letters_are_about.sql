-- What report each letter is about, so that a reply to it is tied to that report.
create table letter_about (
  letter_id   bigint        not null references letter (id),
  position    int           not null,
  form        varchar(64)   not null,
  period      varchar(16),
  report_id   bigint,                   -- null while there is none: a reminder
  primary key (letter_id, position)
);
