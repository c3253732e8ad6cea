# The request log.

requests-access = Zugriff
requests-admin = Admin
requests-anonymous = Anonym
requests-attempts = Versuche
requests-back = Zurück
requests-copy = Als curl kopieren
requests-copy-short = curl
requests-customer = Kunde
requests-duration = Dauer
requests-empty = Noch keine Anfragen an diesen Shop.
requests-id = Anfrage-ID
requests-id-what = Anfrage-ID
requests-member = Als Kontomitglied
requests-milliseconds = { $count } ms
requests-none = Nicht angemeldet
requests-note = Die letzten 500 Anfragen, im Arbeitsspeicher bis zum Beenden. Passwörter, Token und Suchbegriffe werden nicht aufgezeichnet; kopierte Befehle enthalten Platzhalter.
requests-request = Anfrage
requests-status = Status
requests-table = Die letzten Anfragen an { $store }, neueste zuerst
requests-time = Zeit
requests-title = Anfragen
