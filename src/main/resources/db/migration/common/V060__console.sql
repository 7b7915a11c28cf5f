-- Who may sign in.
create table account (
  name           varchar(100)  not null primary key,
  password       varchar(200)  not null,  -- encoded
  created_at     timestamp with time zone not null
);
