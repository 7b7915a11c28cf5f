-- How many reports of a round came on each day, read from the index alone.
create index report_arrivals on report (form, period, received_at);
