-- H2 writes a commit up to half a second later unless told otherwise. A process killed meanwhile would have sent a letter that
-- its database does not know. The setting stays with the database.
set write_delay 0;
