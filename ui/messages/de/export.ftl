# Writing customers, orders and audit log entries to a file.

export-byte-order-mark = Mit Byte-Order-Mark beginnen, damit Excel Umlaute richtig liest
export-cancel = Export abbrechen
export-comma = Komma
export-continue = Fortsetzen
export-continue-file = { $file } fortsetzen
export-csv = CSV, für Tabellenkalkulationen und andere Apps
export-decimals = Dezimalzahlen sehen so aus: { $example }.
export-discard = Löschen
export-discard-file = Unfertige Datei { $file } löschen
export-done = Fertig
export-format = Format
export-interrupted = Unterbrochene Exporte
export-interrupted-file = { $file }: { $done } von { $total } Zeilen
export-json-lines = JSON Lines, für Entwickler
export-notes = Die Datei wird in Ihrem Download-Ordner gespeichert, wo nur Sie sie lesen können. Der Export wird im Audit-Protokoll aufgezeichnet. Sie können diese Ansicht verlassen: Der Export läuft weiter.
export-semicolon = Semikolon
export-separator = Trennzeichen
export-tab = Tabulator
export-times = Zeiten sind in der Zeitzone der Einstellungen.
export-times-in = Zeiten sind in der Zeitzone der Einstellungen ({ $zone }).
export-title = Exportieren
export-unreadable =
    { $count ->
        [one] { $count } Datensatz konnte nicht gelesen werden. In der Datei steht davon nur die ID.
       *[other] { $count } Datensätze konnten nicht gelesen werden. In der Datei stehen davon nur die IDs.
    }
export-what = Was exportiert wird
export-writing = Datei wird geschrieben
export-written =
    { $count ->
        [one] { $count } Zeile, in { $path } gespeichert
       *[other] { $count } Zeilen, in { $path } gespeichert
    }
export-xlsx = Excel (.xlsx), für Tabellenkalkulationen. IDs, Telefonnummern und führende Nullen bleiben erhalten
