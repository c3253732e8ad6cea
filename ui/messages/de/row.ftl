# Why a row of an import has its state. The English sentences come from the backend.

row-column-too-narrow = Die Spalte war zu schmal, als die Datei gespeichert wurde.
row-created-earlier = Ein früherer Import dieser Datei hat den Kunden angelegt.
row-created-unrecorded = Der Kunde wurde angelegt, aber das Audit-Protokoll konnte das nicht aufzeichnen.
row-email-missing = Die E-Mail-Adresse fehlt.
row-maybe-created-earlier = Ein früherer Versuch hat den Kunden vielleicht angelegt: Die Antwort ging verloren.
row-mixed-alphabets = Sie mischt Alphabete: „{ $letter }“ ist { $code }. Prüfen Sie die Adresse.
row-name-may-be-password = Der Name ist vielleicht ein Passwort. Prüfen Sie die Zeile in der Datei.
row-name-missing = Der Name fehlt.
row-not-an-email = Das ist keine E-Mail-Adresse.
row-odd-email = Das sieht nicht wie eine E-Mail-Adresse aus. Der Shop entscheidet.
row-placeholder = Das ist ein Platzhalter für einen fehlenden Wert.
row-reference-too-long = Die externe Referenz ist länger als 2.048 Zeichen.
row-rounded-number = Eine Tabellenkalkulation hat diese Zahl gerundet. Formatieren Sie die Spalte als Text, und speichern Sie die Datei erneut.
row-same-address = Zeile { $line } hat dieselbe Adresse.
row-same-reference = Zeile { $line } hat dieselbe Referenz.
row-spreadsheet-error = Das ist ein Fehler der Tabellenkalkulation, kein Wert.
row-stray-quote = Ein Anführungszeichen in dieser Zeile ist nicht geschlossen oder verdoppelt. Korrigieren Sie es in der Datei.
row-too-many-cells = Die Zeile hat { $found } Zellen, aber die Datei hat { $width } Spalten. Setzen Sie Zellen, die das Trennzeichen enthalten, in Anführungszeichen.
row-unreadable-character = Es ist ein unlesbares Zeichen darin. Wählen Sie eine andere Kodierung, oder korrigieren Sie die Datei.
row-without-password = Ohne das Passwort, denn es sieht wie ein Hash oder eine Maske aus.
