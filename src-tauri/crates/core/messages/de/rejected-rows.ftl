# The file of the rows that an import did not create.

rejected-created = Angelegt
rejected-exists = Ein Kunde mit dieser E-Mail-Adresse ist bereits vorhanden
rejected-failed = Fehlgeschlagen
rejected-invalid = Ungültig
rejected-line = Zeile
rejected-not-imported = Nicht importiert
rejected-reason = Warum nicht
rejected-twice = Doppelt
rejected-unknown = Die Antwort ging verloren: Der Kunde wurde vielleicht angelegt
rejected-with-reason = { $state }. { $reason }
