-- Messages that came up a second time under another number, after a folder was restored or numbered anew: kept already, so no row of
-- mail, but a count of what the server holds must know them.
create table mail_again (
  mailbox          varchar(100)             not null,
  folder           varchar(250)             not null,
  uidvalidity      bigint                   not null,
  generation       int                      not null,
  uid              bigint                   not null,
  mail_id          bigint                   not null references mail (id),
  primary key (mailbox, folder, uidvalidity, generation, uid)
);

-- The last count of each folder: what the server holds against what is kept.
create table reconciliation (
  mailbox          varchar(100)             not null,
  folder           varchar(250)             not null,
  checked_at       timestamp with time zone not null,
  take_from        date                     not null,
  on_server        bigint                   not null,
  kept             bigint                   not null,
  explained        bigint                   not null,
  gone             bigint                   not null,
  missing          bigint                   not null,
  missing_uids     varchar(1000)            not null,  -- the first of them, blanks between
  primary key (mailbox, folder)
);
