-- A folder that was restored from a backup gives out its numbers a second time under the same UIDVALIDITY; each such turn is a
-- generation. The server's own date of a message is kept as it was given, to notice that.
alter table mail add column generation int default 0 not null;
alter table mail add column server_date timestamp with time zone;
alter table mail drop constraint mail_place;
alter table mail add constraint mail_place unique (mailbox, folder, uidvalidity, generation, uid);

-- Up to UID dated_to a folder is read for the first time, and only mail since take_from is taken; beyond it, all mail.
alter table watermark add column generation int default 0 not null;
alter table watermark add column dated_to bigint default 0 not null;

-- A message that the server has but does not give out: its row stands without its bytes until a later try.
alter table mail add column fetch_again_at timestamp with time zone;
alter table mail add column fetch_tries int default 0 not null;
create index mail_to_fetch on mail (mailbox, folder, fetch_again_at);

-- Which node reads a mailbox, so that a cluster opens one connection to it.
create table mailbox_reader (
  mailbox          varchar(100)             not null primary key,
  node             varchar(200)             not null,
  held_until       timestamp with time zone not null
);
