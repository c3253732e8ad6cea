# How times are named.

# Variables:
#   $unit (String) - the unit of the count
#   $count (Number) - by how much the clocks differ
#   $hours (Number) - the hours beside days
#   $direction (String) - whether this computer’s clock is ahead or behind
time-clock-note =
    This computer’s clock is { $unit ->
        [minutes]
            { $count ->
                [one] { $count } minute
               *[other] { $count } minutes
            }
        [hours]
            { $count ->
                [one] { $count } hour
               *[other] { $count } hours
            }
       *[days]
            { $count ->
                [one] { $count } day
               *[other] { $count } days
            }
    }{ $hours ->
        [0] { "" }
        [one] { "" } and { $hours } hour
       *[other] { "" } and { $hours } hours
    } { $direction ->
        [ahead] ahead of
       *[behind] behind
    } the store’s.
# Variables:
#   $zone (String) - the name of a time zone, such as Europe/London
time-in-zone = { $zone } time
