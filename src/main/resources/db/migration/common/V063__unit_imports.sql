-- Registry files that somebody has uploaded and nobody has confirmed or dropped yet: the file itself lies in the data folder, so that a
-- restart loses neither. What it would change is worked out anew each time.
create table unit_import (
  id        varchar(36)              not null primary key,
  file_name varchar(255)             not null,  -- as its owner calls it
  kept_as   varchar(64)              not null,  -- in the data folder's "imports"
  who       varchar(100)             not null,
  begun_at  timestamp with time zone not null
);
