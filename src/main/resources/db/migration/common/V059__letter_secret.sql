-- Message-IDs of letters are made from what a letter is about and this secret, so that a letter written again after a crash is the same letter.
create table letter_secret (
  id      int          not null primary key check (id = 1),
  secret  varchar(64)  not null
);
