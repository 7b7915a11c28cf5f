-- Mail whose pages have to be read from their pictures waits in a lane of its own, so that the rest is not kept waiting.
alter table mail add column slow boolean default false not null;
