-- A unit's own page shows its waivers.
create index waiver_act_by_unit on waiver_act (unit, at);
