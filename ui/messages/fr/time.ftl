# How times are named.

time-in-zone = heure de { $zone }
