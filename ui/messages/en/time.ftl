# How times are named.

# Variables:
#   $zone (String) - the name of a time zone, such as Europe/London
time-in-zone = { $zone } time
