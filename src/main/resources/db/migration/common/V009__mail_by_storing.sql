-- What came in a day, for the digest.
create index mail_by_storing on mail (stored_at);
