# How times are named.

time-clock-note =
    El reloj de este ordenador va { $unit ->
        [minutes]
            { $count ->
                [one] { $count } minuto
               *[other] { $count } minutos
            }
        [hours]
            { $count ->
                [one] { $count } hora
               *[other] { $count } horas
            }
       *[days]
            { $count ->
                [one] { $count } día
               *[other] { $count } días
            }
    }{ $hours ->
        [0] { "" }
        [one] { "" } y { $hours } hora
       *[other] { "" } y { $hours } horas
    } { $direction ->
        [ahead] adelantado
       *[behind] atrasado
    } respecto al de la tienda.
time-in-zone = hora de { $zone }
