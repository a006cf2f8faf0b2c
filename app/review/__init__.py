"""After the group: from what was caught to signed notes. Pure; windows draw what is made here."""
