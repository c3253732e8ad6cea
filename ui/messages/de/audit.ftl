# The audit log: sessions and single acts, verification, checkpoints and erasure.

audit-access = Zugriff
audit-access-any = Alle
audit-access-later = Unbekannter Zugriff, von einer neueren Version geschrieben
audit-access-new-password = Neues Passwort
audit-access-one-time-code = Einmalcode
audit-access-preview = Vorschau
audit-access-sign-in = Anmeldung
audit-access-support-credential = Support-Zugang
audit-access-unknown = Unbekannter Zugriff
audit-actions = Aktionen
audit-all-entries = Alle Einträge
audit-all-entries-menu = Alle Einträge …
audit-any-event = Alle
audit-back = Zurück
audit-before-intact =
    { $count ->
        [0] Er ist der erste Eintrag.
        [one] Der Eintrag davor ist unverändert.
       *[other] Die { $count } Einträge davor sind unverändert.
    }
audit-begun = Begonnen
audit-check = Abgleichen
audit-check-against = Mit einem Prüfpunkt abgleichen
audit-check-against-menu = Mit einem Prüfpunkt abgleichen …
audit-check-hint = Erkennt auch, ob das Protokoll gekürzt oder ersetzt wurde.
audit-checking = Wird abgeglichen …
audit-checkpoint = Prüfpunkt
audit-checkpoint-file = Prüfpunktdatei
audit-checkpoint-hint = Ein gespeicherter Prüfpunkt zeigt, ob das Protokoll gekürzt wurde.
audit-checkpoint-key-created = Notieren Sie den neuen öffentlichen Schlüssel, und bewahren Sie ihn mit dem Prüfpunkt auf. Er beweist, dass der Prüfpunkt von Ihnen stammt:
audit-checkpoint-key-hint = Der Schlüssel dieses Computers, falls vorhanden. Vergleichen Sie ihn mit dem notierten Schlüssel, oder fügen Sie diesen ein.
audit-checkpoint-key-replaced = <b>Der Schlüssel, mit dem frühere Prüfpunkte signiert wurden, ist nicht mehr im Schlüsselbund. Deshalb wurde ein neuer erstellt.</b> Um mit einem früheren Prüfpunkt abzugleichen, fügen Sie den öffentlichen Schlüssel ein, den Sie dafür notiert haben.
audit-checkpoint-saved = Ein Prüfpunkt über { $count } Einträge wurde in { $path } gespeichert
audit-checkpoint-signed-with = Signiert mit dem Schlüssel:
audit-clear = Leeren
audit-clear-filters = Filter entfernen
audit-clock-before = Die Uhr des Computers wurde vor Eintrag { $entry } zurückgestellt. Manche Zeiten können falsch sein.
audit-clock-set-back = Uhr zurückgestellt
audit-close = Schließen
audit-confirm-id = Geben Sie zur Bestätigung die ID des Kunden ein
audit-copied = Beleg kopiert
audit-copy-text = Als Text kopieren
audit-customer = Kunde
audit-customer-id = Kunden-ID
audit-customer-id-what = Kunden-ID
audit-cut-off = Gekürzt
audit-details = Details
audit-done = Erfolgt
audit-duration = Dauer
audit-email = E-Mail
audit-empty = Es wurde noch nichts aufgezeichnet. Alles, was Sie für einen Kunden öffnen oder ändern, wird hier aufgezeichnet.
audit-ended = Beendet
audit-entry = Eintrag { $entry }
audit-erase = Daten löschen
audit-erase-menu = Daten dieser Person löschen …
audit-erase-reason-hint = Er bleibt im Audit-Protokoll. Nennen Sie deshalb die Person nicht. Zum Beispiel: Schreiben vom 20. November.
audit-erase-stays = Die Einträge bleiben: wer was wann in welchem Shop getan hat und wie es ausging. Das Audit-Protokoll kann weiterhin verifiziert werden. Früher exportierte Dateien, Sicherungen und das Kundenkonto im Shop ändern sich nicht.
audit-erase-title = Daten dieser Person löschen
audit-erase-warning = <b>Das kann nicht rückgängig gemacht werden.</b> Alle Einträge dieses Shops über <person>{ $person }</person> und alle, die diese E-Mail-Adresse oder ID in einem Text nennen, verlieren E-Mail-Adresse und ID des Kunden, den Grund, die Details und die Pfade der Anfragen.
audit-erased = Gelöscht
audit-erased-from =
    { $count ->
        [one] Die Daten der Person wurden aus 1 Eintrag gelöscht.
       *[other] Die Daten der Person wurden aus { $count } Einträgen gelöscht.
    }
audit-erasing = Wird gelöscht …
audit-event = Ereignis
audit-event-account-open = Firmenkonto in Sitzung geöffnet
audit-event-account-change = Firmenkonto geändert
audit-event-account-create = Firmenkonto angelegt
audit-event-admin-view = Als Admin angesehen
audit-event-audit-export-change = Audit-Export
audit-event-capture = Zahlung eingezogen
audit-event-code-request = Einmalcode angefordert
audit-event-connection-add = Shop verbunden
audit-event-connection-change = Shop-Einstellungen geändert
audit-event-connection-remove = Shop entfernt
audit-event-credential-create = Support-Zugang angelegt
audit-event-credential-delete = Support-Zugang gelöscht
audit-event-customer-change = Kunde geändert
audit-event-customer-create = Kunde angelegt
audit-event-customer-delete = Kunde gelöscht
audit-event-erasure-request = Löschung beantragt
audit-event-export = Export
audit-event-host-confirm = Unbekannter Host
audit-event-key-create = Signaturschlüssel erstellt
audit-event-later = Unbekannte Aktion ({ $action }), von einer neueren Version geschrieben
audit-event-lock = Gesperrt
audit-event-log-shortened = Einträge fehlen
audit-event-member-add = Mitglied hinzugefügt
audit-event-member-change = Mitglied geändert
audit-event-member-create = Mitglied angelegt
audit-event-member-remove = Mitglied entfernt
audit-event-note = Notiz
audit-event-order-change = Bestellung geändert
audit-event-parcel-change = Paket gespeichert
audit-event-order-anonymize = Bestellung anonymisiert
audit-event-order-create = Bestellung angelegt
audit-event-order-delete = Bestellung gelöscht
audit-event-password-set = Passwort festgelegt
audit-event-payment-cancel = Autorisierung storniert
audit-event-payment-take = Zahlung erfasst
audit-event-person-erased = Daten einer Person gelöscht
audit-event-policy-change = Berechtigungen geändert
audit-event-preview = Vorschau
audit-event-refund = Erstattung
audit-event-refund-mark = Als erstattet markiert
audit-event-request = Anfrage
audit-event-retention = Alte Einträge entfernt
audit-event-session-end = Sitzung beendet
audit-event-session-extend = Sitzung verlängert
audit-event-sign-in = Als Kunde angemeldet
audit-event-sign-in-setup = Support-Anmeldung eingerichtet
audit-event-unknown = Unbekannte Aktion
audit-event-unlock = Entsperrt
audit-event-update = App aktualisiert
audit-event-view = Angesehen
audit-export = Exportieren
audit-export-complete = keine Einträge ausstehend
audit-export-minutes = vor { $minutes } Min.
audit-export-rejected =
    { $count ->
        [one] Der Log-Server hat einen Eintrag endgültig abgelehnt.
       *[other] Der Log-Server hat { $count } Einträge endgültig abgelehnt.
    }
audit-export-retried = Shopside versucht es weiter, und kein Eintrag geht verloren.
audit-export-seconds = vor { $seconds } s
audit-export-state = Audit-Export: { $waiting }
audit-export-state-acknowledged = Audit-Export: { $waiting }, zuletzt bestätigt { $ago }
audit-export-waiting =
    { $count ->
        [one] ein Eintrag ausstehend
       *[other] { $count } Einträge ausstehend
    }
audit-failed = Fehlgeschlagen
audit-fault-changed = Eintrag { $entry } wurde nach dem Schreiben geändert.
audit-fault-cut-off = Eintrag { $entry } und alle späteren Einträge wurden abgeschnitten.
audit-fault-damaged = Die Datei des Audit-Protokolls ist beschädigt. Bei Suchen können Einträge fehlen. Bitten Sie Ihre Administration, sie zu prüfen.
audit-fault-erased = In Eintrag { $entry } fehlen die Kundendaten, und keine signierte Erklärung nennt den Grund.
audit-fault-foreign-schema = Etwas anderes als Shopside hat die Datei des Audit-Protokolls geändert. Es können Einträge fehlen. Bitten Sie Ihre Administration, sie zu prüfen.
audit-fault-missing = Eintrag { $entry } fehlt.
audit-fault-rewritten = Eintrag { $entry } wurde neu geschrieben.
audit-fault-unsigned = Laut Eintrag { $entry } wurden Daten entfernt, aber die Erklärung dazu fehlt, wurde geändert oder ist mit einem Schlüssel signiert, den dieser Computer nicht kennt.
audit-from = Von
audit-import-line = Zeile der Datei
audit-intact =
    { $count ->
        [one] Verifiziert: 1 Eintrag, nicht verändert.
       *[other] Verifiziert: { $count } Einträge, keiner verändert.
    }
audit-intact-from = Verifiziert: Einträge { $first } bis { $last }, keiner verändert.
audit-items = Datensätze
audit-matching = Passende Einträge
audit-matching-menu = Passende Einträge …
audit-milliseconds = { $count } ms
audit-minutes = { $minutes } min { $seconds } s
audit-more = Weitere Aktionen: { $row }
audit-newer-version = Von einer neueren Version geschrieben
audit-no-end = Kein Ende aufgezeichnet
audit-no-match = Keine passenden Einträge.
audit-no-reason = Kein Grund angegeben
audit-nothing-cut-off = Seit dem Prüfpunkt wurde nichts abgeschnitten.
audit-old-removed = Die Einträge 1 bis { $last } wurden wegen ihres Alters entfernt, zuletzt am { $day }.
audit-open = Öffnen
audit-open-receipt = Beleg öffnen
audit-operator = Bearbeiter
audit-outcome-later = Unbekanntes Ergebnis ({ $outcome })
audit-people-erased =
    { $people ->
        [one] Die Daten einer Person wurden
       *[other] Die Daten von { $people } Personen wurden
    } { $entries ->
        [one] aus 1 Eintrag gelöscht.
       *[other] aus { $entries } Einträgen gelöscht.
    }
audit-print = Drucken …
audit-public-key = Öffentlicher Schlüssel
audit-public-key-what = Öffentlichen Schlüssel
audit-reason = Grund
audit-reason-and-details = Grund und Details
audit-receipt = Beleg
audit-receipt-saved = In { $path } gespeichert
audit-removes = Einträge { $numbers }
audit-report-access-review = Zugriffsprüfung
audit-report-access-review-hint = Wer auf Kunden welches Shops zugegriffen hat, auf welche Weise, wie oft und wann zuletzt. Mit Spalten für die Freigabe.
audit-report-access-review-menu = Zugriffsprüfung…
audit-report-cancel = Bericht abbrechen
audit-report-csv = CSV, für Tabellenkalkulationen
audit-report-customer = ID oder E-Mail-Adresse des Kunden
audit-report-days = Geschäftstage
audit-report-empty = In diesem Zeitraum wurde nichts gefunden.
audit-report-exceptions = Auffälligkeiten
audit-report-exceptions-hint = Was einen zweiten Blick braucht: Zugriffe außerhalb der Geschäftszeiten, viele Kunden in einer Stunde, ein ersetztes Passwort, das danach verwendet wurde, und produktive Shops ohne Grund oder Ticket.
audit-report-exceptions-menu = Auffälligkeiten…
audit-report-hours-from = Zeiten von
audit-report-hours-to = Zeiten bis
audit-report-html = Seite zum Drucken
audit-report-most-customers = Kunden in einer Stunde, die normal sind
audit-report-most-customers-hint = 0 für jede Anzahl.
audit-report-notes = Die Datei wird in Ihrem Downloads-Ordner gespeichert, und der Bericht wird im Audit-Protokoll aufgezeichnet.
audit-report-outside-hours = Zugriffe außerhalb der Geschäftszeiten
audit-report-saved = In { $path } gespeichert
audit-report-store-comparison = Vergleich mit dem Protokoll des Shops
audit-report-store-comparison-hint = Änderungen an Kunden, die hier aufgezeichnet sind und die der Shop nicht kennt, und Änderungen mit diesem Schlüssel, die hier nicht aufgezeichnet sind. Produktive Shops bewahren ihr Protokoll ein Jahr lang auf, andere 7 Tage. Computer, die den Schlüssel teilen, haben eigene Audit-Protokolle.
audit-report-store-comparison-menu = Vergleich mit dem Protokoll des Shops…
audit-report-subject = Zugriffe auf die Daten eines Kunden
audit-report-subject-hint = Wann, warum und auf welche Weise die Daten eines Kunden angesehen oder geändert wurden, für einen Kunden, der fragt.
audit-report-subject-menu = Zugriffe auf die Daten eines Kunden…
audit-report-with-staff = Bearbeiter nennen
audit-report-write = Bericht erstellen
audit-report-writing = Bericht wird erstellt…
audit-reports = Berichte
audit-requests = Anfragen
audit-result = Ergebnis
audit-save-checkpoint-menu = Prüfpunkt speichern …
audit-save-html = Als HTML speichern …
audit-saving = Wird gespeichert …
audit-search = Suchen
audit-seconds = { $seconds } s
audit-session = Sitzung
audit-session-id = Sitzungs-ID
audit-show = Anzeigen
audit-show-entries = Jeden Eintrag
audit-show-older = Ältere anzeigen
audit-show-trail = Nach Sitzung
audit-signed-with = Signiert mit dem Schlüssel { $keys }.
audit-started = Begonnen
audit-store = Shop
audit-table = Audit-Protokoll, neueste zuerst
audit-timed-out = Zeit abgelaufen
audit-title = Audit-Protokoll
audit-to = Bis
audit-unfold = Details: { $what }
audit-unknown = Unbekannt
audit-verified-at = Verifiziert am { $time }: { $count } Einträge, keiner verändert
audit-verified-minutes = Vor { $minutes } min verifiziert: { $count } Einträge, keiner verändert
audit-verified-now = Gerade verifiziert: { $count } Einträge, keiner verändert
audit-verify = Verifizieren
audit-verify-failed = Die letzte Verifizierung hat ein Problem gefunden
audit-verify-hint = Prüft, dass kein Eintrag geändert oder entfernt wurde.
audit-verify-now = Jetzt verifizieren
audit-verifying = Wird verifiziert …
