-- When it became known that a letter has not arrived: a letter of Monday that comes back on Wednesday is Thursday's news.
alter table letter add column undelivered_at timestamp with time zone;
update letter set undelivered_at = coalesce(sent_at, queued_at) where status in ('FAILED', 'BOUNCED');
create index letter_by_undelivered on letter (undelivered_at);
