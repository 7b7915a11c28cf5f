-- What the office says of itself in the console, in the place of what its settings file says.
create table office_word (
  name   varchar(40)              not null primary key,
  said   varchar(1000)            not null,
  who    varchar(100)             not null,
  at     timestamp with time zone not null
);
