# How times are named.

time-in-zone = hora de { $zone }
