# The receipt of a session. The page shows it, and the backend writes it to a file with the same texts.

receipt-access = Zugriff
receipt-access-later = Unbekannter Zugriff, von einer neueren Version geschrieben
receipt-access-new-password = Als Kunde angemeldet, mit neuem Passwort
receipt-access-one-time-code = Als Kontomitglied angemeldet, mit einem Einmalcode (Einwilligung des Mitglieds)
receipt-access-preview = Admin-Vorschau (eigener Zugriff des Admins)
receipt-access-sign-in = Als Kunde angemeldet, mit dem Passwort des Kunden
receipt-access-support-credential = Als Kontomitglied angemeldet, mit einem Support-Zugang
receipt-activity = Aktivität
receipt-activity-account = Firmenkonto { $account }
receipt-activity-account-addresses = Adressen des Firmenkontos { $account }
receipt-activity-account-cart = Warenkorb { $cart } des Firmenkontos { $account }
receipt-activity-account-carts = Warenkörbe des Firmenkontos { $account }
receipt-activity-account-members = Mitglieder des Firmenkontos { $account }
receipt-activity-account-of-order = Kundenkonto einer Bestellung
receipt-activity-account-open = Firmenkonto öffnen
receipt-activity-account-orders = Bestellungen des Firmenkontos { $account }
receipt-activity-account-subscription = Abonnement { $subscription } des Firmenkontos { $account }
receipt-activity-account-subscriptions = Abonnements des Firmenkontos { $account }
receipt-activity-addresses = Adressen
receipt-activity-addresses-before-change = Adressen, vor einer Änderung
receipt-activity-cart = Warenkorb { $cart }
receipt-activity-carts = Warenkörbe
receipt-activity-comparison = Bestellungen verglichen
receipt-activity-credential-create = Support-Zugang anlegen
receipt-activity-credential-delete = Support-Zugang löschen
receipt-activity-erasure-requests = Anträge, personenbezogene Daten zu löschen
receipt-activity-forget-plan = Bestellungen und personenbezogene Daten, zum Löschen
receipt-activity-later = Unbekannte Aktion ({ $action }), von einer neueren Version geschrieben
receipt-activity-member-accounts = Firmenkonten des Mitglieds
receipt-activity-member-orders = Bestellungen des Mitglieds
receipt-activity-member-profile = Profil des Mitglieds
receipt-activity-new-order = Neue Bestellung { $order }
receipt-activity-order = Bestellung { $order }
receipt-activity-order-json = JSON der Bestellung { $order }
receipt-activity-order-page = Bestellliste, Seite { $page }
receipt-activity-orders = Bestellungen
receipt-activity-parcels = Pakete der Bestellung { $order }
receipt-activity-password-set = Neues Passwort festgelegt
receipt-activity-payments = Zahlungen der Bestellung { $order }
receipt-activity-personal-data-log = Protokoll der personenbezogenen Daten
receipt-activity-preview = Vorschau gestartet
receipt-activity-profile = Profil
receipt-activity-profile-after-conflict = Profil, nach einem Konflikt
receipt-activity-profile-before-anonymizing = Profil, bevor eine Bestellung anonymisiert wird
receipt-activity-profile-before-change = Profil, vor einer Änderung
receipt-activity-profile-before-deletion = Profil, vor einer Löschung
receipt-activity-profile-before-erasure = Profil, vor dem Löschen der Daten
receipt-activity-profile-before-password = Profil, vor einem neuen Passwort
receipt-activity-profile-before-sign-in = Profil, vor einer Anmeldung
receipt-activity-profile-for-new-order = Profil, für eine neue Bestellung
receipt-activity-profile-json = JSON des Profils
receipt-activity-session-extend = Sitzung verlängert
receipt-activity-sign-in = Als Kunde angemeldet
receipt-activity-sign-in-member = Als Kontomitglied angemeldet
receipt-activity-spending = Ausgaben
receipt-activity-subscription = Abonnement { $subscription }
receipt-activity-subscriptions = Abonnements
receipt-activity-tracking-page = Sendungsverfolgung bei { $host } zu Bestellung { $order }
receipt-activity-unlinked-orders = Nicht verknüpfte Bestellungen
receipt-changes = Änderungen
receipt-changes-none =
    { $count ->
        [0] Keine Änderungen (keine Anfragen)
        [one] Keine Änderungen (1 Anfrage, nur Lesen)
       *[other] Keine Änderungen ({ $count } Anfragen, nur Lesen)
    }
receipt-changes-other-none =
    { $count ->
        [0] Keine Anfragen in der Sitzung.
        [one] Keine anderen Änderungen (1 Anfrage, nur Lesen)
       *[other] Keine anderen Änderungen ({ $count } Anfragen, nur Lesen)
    }
receipt-changes-possible = { $count } von { $total } Anfragen haben vielleicht etwas geändert. Sie sind in der Aktivität markiert.
receipt-customer = Kunde
receipt-duration = Dauer
receipt-ended = Beendet
receipt-entries = Einträge im Audit-Protokoll
receipt-entry = Eintrag
receipt-erased = Gelöscht
receipt-hash = Hash
receipt-made = Erstellt von Shopside am { $time }. Zeitzone: { $zone }.
receipt-may-change = Hat vielleicht etwas geändert
receipt-no-response = Keine Antwort
receipt-none = Nicht aufgezeichnet
receipt-none-given = Kein Grund angegeben
receipt-operator = Bearbeiter
receipt-password-set = Das Passwort des Kunden wurde geändert.
receipt-password-unknown = Das Passwort des Kunden wurde vielleicht geändert.
receipt-reason = Grund
receipt-request = Anfrage
receipt-result-customer-deleted = Der Kunde wurde gelöscht
receipt-result-ended = Beendet
receipt-result-expired = Zeit abgelaufen
receipt-result-failed = Nicht gestartet
receipt-result-forbidden = Durch die Richtlinie des Shops beendet
receipt-result-internal-error = Nach einem internen Fehler beendet
receipt-result-locked = Beim Sperren von Shopside beendet
receipt-result-quit = Beim Beenden von Shopside beendet
receipt-result-rejected = Der Shop hat den Zugriff des Kunden beendet
receipt-result-replaced = Durch eine andere Sitzung ersetzt
receipt-result-stopped = Vom Bearbeiter beendet
receipt-result-store-closed = Der Shop wurde geschlossen
receipt-result-unended = Kein Ende aufgezeichnet
receipt-result-unknown = Unklar, ob sie gestartet wurde
receipt-session = Sitzung
receipt-started = Begonnen
receipt-status = Status
receipt-store = Shop
receipt-time = Zeit
receipt-time-in = Zeit (UTC{ $offset })
receipt-title = Beleg der Kundensitzung
receipt-verified = Das Audit-Protokoll wurde am { $time } verifiziert: { $count } Einträge, keiner verändert.
receipt-verify = So verifizieren Sie diesen Beleg
receipt-verify-command = Führen Sie diesen Befehl aus:
receipt-verify-files = Bitten Sie um das Audit-Protokoll (journal.sqlite) von { $account }, einen nach der Sitzung gespeicherten Prüfpunkt und den dafür notierten öffentlichen Schlüssel.
receipt-verify-hashes = Vergleichen Sie die ausgegebenen Hashes mit den unten stehenden. Jeder Hash deckt seinen Eintrag und alle Einträge davor ab.
