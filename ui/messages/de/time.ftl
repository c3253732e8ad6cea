# How times are named.

time-in-zone = Zeitzone { $zone }
