-- What was told about a report is looked up when a person has changed it.
create index letter_about_by_report on letter_about (report_id);
