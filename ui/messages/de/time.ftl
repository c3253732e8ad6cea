# How times are named.

time-clock-note =
    Die Uhr dieses Computers geht gegenüber der des Shops um { $unit ->
        [minutes]
            { $count ->
                [one] { $count } Minute
               *[other] { $count } Minuten
            }
        [hours]
            { $count ->
                [one] { $count } Stunde
               *[other] { $count } Stunden
            }
       *[days]
            { $count ->
                [one] { $count } Tag
               *[other] { $count } Tage
            }
    }{ $hours ->
        [0] { "" }
        [one] { "" } und { $hours } Stunde
       *[other] { "" } und { $hours } Stunden
    } { $direction ->
        [ahead] vor
       *[behind] nach
    }.
time-in-zone = Zeitzone { $zone }
