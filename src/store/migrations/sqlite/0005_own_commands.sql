-- Servers that have (or may have) commands of their own at Discord, for their own dialogs.
CREATE TABLE own_commands (
    guild_id INTEGER PRIMARY KEY
) STRICT;
