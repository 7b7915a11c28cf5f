-- A change of name has the day on which it came; so have those of kind and cluster: campaigns count each union as what it was on their day.
alter table unit_past_name add column kind varchar(16)
  check (kind in ('SCHOOL', 'ENTERPRISE', 'ADMINISTRATION', 'HEALTH', 'COOPERATIVE'));  -- null: as it is now
alter table unit_past_name add column cluster_name varchar(200);                        -- null: as it is now
