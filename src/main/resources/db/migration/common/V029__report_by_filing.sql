-- What was filed in a day, for the digest.
create index report_by_filing on report (filed_at);
