-- Sentences of unions that a person leaves out of the office's own report, by what they say: a union that writes anew is read anew.
create table left_out_sentence (
  campaign  varchar(64)              not null,
  report    bigint                   not null,
  heading   varchar(64)              not null,
  hash      char(64)                 not null,
  sentence  varchar(1000)            not null,
  who       varchar(100)             not null,
  at        timestamp with time zone not null,
  primary key (campaign, report, heading, hash)
);
