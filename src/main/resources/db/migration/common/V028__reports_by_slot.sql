-- The status of a campaign is counted from the index alone.
create index report_by_standing on report (form, period, unit, status, complete, received_at);
drop index report_by_slot;
