-- The words by which a mail is found again: lower case without accents. An index in the order in which it is asked, newest mail first, so
-- that a page of results costs the same among a thousand mails and among millions.
create table mail_word (
  word           varchar(40)              not null,
  mail_id        bigint                   not null
);

create unique index mail_word_newest_first on mail_word (word, mail_id desc);
create index mail_word_by_mail on mail_word (mail_id);

create index mail_newest_first on mail (id desc);
create index mail_by_fate_newest_first on mail (disposition, kind, id desc);
create index mail_by_status_newest_first on mail (status, id desc);
create index mail_by_sender on mail (sender, id desc);
