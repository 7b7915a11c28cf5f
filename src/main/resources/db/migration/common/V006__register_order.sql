-- The register by fate, and by days of arrival, in the order in which its pages are shown.
create index mail_by_disposition_newest_first on mail (disposition, id desc);
create index mail_by_arrival on mail (received_at desc, id desc);
