# How times are named.

time-clock-note =
    L’horloge de cet ordinateur a { $unit ->
        [minutes]
            { $count ->
                [one] { $count } minute
               *[other] { $count } minutes
            }
        [hours]
            { $count ->
                [one] { $count } heure
               *[other] { $count } heures
            }
       *[days]
            { $count ->
                [one] { $count } jour
               *[other] { $count } jours
            }
    }{ $hours ->
        [0] { "" }
        [one] { "" } et { $hours } heure
       *[other] { "" } et { $hours } heures
    } { $direction ->
        [ahead] d’avance
       *[behind] de retard
    } sur celle de la boutique.
time-in-zone = heure de { $zone }
