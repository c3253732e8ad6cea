# Writing customers, orders and audit log entries to a file.

export-byte-order-mark = Commencer par un indicateur d’ordre des octets (BOM), pour qu’Excel lise les accents
export-cancel = Annuler l’exportation
export-comma = Virgule
export-continue = Continuer
export-continue-file = Continuer { $file }
export-csv = CSV, pour les tableurs et d’autres applications
export-decimals = Les nombres décimaux s’écrivent { $example }.
export-discard = Supprimer
export-discard-file = Supprimer { $file }, inachevé
export-done = Terminé
export-format = Format
export-interrupted = Exportations interrompues
export-interrupted-file = { $file } : { $done } lignes sur { $total }
export-json-lines = JSON Lines, pour les développeurs
export-notes = Le fichier est enregistré dans votre dossier de téléchargements, où vous seul pouvez le lire, et l’exportation est consignée dans le journal d’audit. Vous pouvez quitter cet écran : l’exportation continue.
export-semicolon = Point-virgule
export-separator = Séparateur
export-tab = Tabulation
export-times = Les heures sont dans le fuseau horaire des paramètres.
export-times-in = Les heures sont dans le fuseau horaire des paramètres ({ $zone }).
export-title = Exporter
export-unreadable =
    { $count ->
        [one] { $count } enregistrement n’a pas pu être lu et n’a que son ID dans le fichier.
       *[other] { $count } enregistrements n’ont pas pu être lus et n’ont que leur ID dans le fichier.
    }
export-what = Que faut-il exporter
export-writing = Écriture du fichier
export-written =
    { $count ->
        [one] { $count } ligne, enregistrée dans { $path }
       *[other] { $count } lignes, enregistrées dans { $path }
    }
export-xlsx = Excel (.xlsx), pour les tableurs. Les ID, numéros de téléphone et zéros initiaux restent tels quels
