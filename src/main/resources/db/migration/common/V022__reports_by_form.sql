-- The latest reports on a form, for seeing what a change of the form would do to them.
create index report_by_form on report (form, received_at, id);
