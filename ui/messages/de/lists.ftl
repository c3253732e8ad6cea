# The lists of customers and orders: their tables, searches, filters and status bars.

lists-actions = Aktionen
lists-add-filter = Filter hinzufügen
lists-amount = Betrag
lists-amount-choose = Wählen Sie den gemeinten Betrag:
lists-amount-unclear = Dieser Betrag ist nicht eindeutig. Wählen Sie den gemeinten, oder geben Sie ihn anders ein.
lists-choose-day = Wählen Sie einen Tag.
lists-clear-filters = Filter entfernen
lists-clear-search = Suche leeren
lists-clear-text = Text löschen
lists-columns = Spalten
lists-compare = Vergleich
lists-compare-at-least = Mindestens
lists-compare-at-most = Höchstens
lists-compare-contains = Enthält
lists-compare-exactly = Genau
lists-compare-from = Ab
lists-compare-until = Bis
lists-copy-email = E-Mail kopieren
lists-copy-id = ID kopieren
lists-copy-reference = Referenz kopieren
lists-count-customers =
    { $count ->
        [one] { $count } Kunde
       *[other] { $count } Kunden
    }
lists-count-customers-of =
    { $total ->
        [one] Die ersten { $count } von { $total } Kunden
       *[other] Die ersten { $count } von { $total } Kunden
    }
lists-count-orders =
    { $count ->
        [one] { $count } Bestellung
       *[other] { $count } Bestellungen
    }
lists-count-orders-of =
    { $total ->
        [one] Die ersten { $count } von { $total } Bestellung
       *[other] Die ersten { $count } von { $total } Bestellungen
    }
lists-customer = Kunde
lists-customers = Kunden
lists-cut-customers = Der Shop listet in dieser Reihenfolge nur die ersten { $count } auf. Suchen oder sortieren Sie anders, um weitere zu finden.
lists-cut-orders = Der Shop listet in dieser Reihenfolge nur die ersten { $count } auf. Fügen Sie einen Filter hinzu, oder sortieren Sie nach „Bestellt“, um weitere zu finden.
lists-day = Tag
lists-email = E-Mail
lists-enter-amount = Geben Sie einen Betrag ein.
lists-enter-value = Geben Sie ein, wonach gefiltert werden soll.
lists-export = Exportieren …
lists-export-all-customers = Alle Kunden
lists-export-all-orders = Alle Bestellungen
lists-export-found = Zu „{ $search }“ gefundene Kunden
lists-export-matching-orders = Bestellungen, die zu den Filtern passen
lists-filter-account-id = Firmenkonto-ID
lists-filter-account-member-id = ID des Firmenkonto-Mitglieds
lists-filter-add = Filter hinzufügen
lists-filter-add-button = Hinzufügen
lists-filter-all = Alle
lists-filter-apply = Anwenden
lists-filter-at-least = { $title } mindestens { $value }
lists-filter-at-most = { $title } höchstens { $value }
lists-filter-billing-name = Name der Rechnungsadresse
lists-filter-billing-postcode = Postleitzahl der Rechnungsadresse
lists-filter-by = Filtern nach
lists-filter-change = Filter ändern
lists-filter-change-chip = Filter ändern: { $filter }
lists-filter-contact-email = E-Mail des Kontakts
lists-filter-contact-name = Name des Kontakts
lists-filter-contains = { $title } enthält „{ $value }“
lists-filter-currency = Währung
lists-filter-customer-id = Kunden-ID
lists-filter-external-reference = Externe Referenz
lists-filter-from = { $title } ab { $day }
lists-filter-is = { $title } ist { $value }
lists-filter-order-number = Bestellnummer
lists-filter-product-id = Produkt-ID eines Artikels
lists-filter-remove = Filter entfernen: { $filter }
lists-filter-rename-title = Filter umbenennen
lists-filter-save = Filter speichern …
lists-filter-save-note = Wird auf diesem Computer für diesen Shop gespeichert. Enthält nur, wonach Sie filtern, zum Beispiel einen Namen oder eine E-Mail-Adresse, und keine Bestellungen.
lists-filter-save-title = Filter speichern
lists-filter-shipping-name = Name der Lieferadresse
lists-filter-shipping-postcode = Postleitzahl der Lieferadresse
lists-filter-sku = SKU eines Artikels
lists-filter-subtotal = Zwischensumme (ohne Steuern)
lists-filter-today = Heute
lists-filter-unpaid = Unbezahlt
lists-filter-until = { $title } bis { $day }
lists-filters = Filter
lists-filters-clear-all = Alle entfernen
lists-filters-most = Höchstens { $count } Filter gleichzeitig
lists-guest = Gast
lists-id = ID
lists-import = Importieren …
lists-item-count =
    { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }
lists-items = Artikel
lists-keys-move = bewegen
lists-keys-open = öffnen
lists-keys-peek = Kurzinfo
lists-keys-view-as = als Kunde ansehen
lists-linked-orders = Diese Bestellungen sind mit dem Konto des Kunden verknüpft. Andere Bestellungen mit derselben E-Mail-Adresse finden Sie auf der Seite des Kunden.
lists-linked-orders-filtered = Die anderen Filter verbergen vielleicht einige Bestellungen des Kunden.
lists-load-all = Alle laden
lists-load-orders = Bestellungen laden
lists-load-rest = Übrige laden
lists-manual = manuell
lists-name = Name
lists-new-customer = Neuer Kunde
lists-no-customers = Noch keine Kunden
lists-no-customers-hint = Legen Sie den ersten an, mit oder ohne Passwort.
lists-no-matching-orders = Keine Bestellung passt zu allen diesen Filtern.
lists-no-name = Kein Name
lists-no-orders = Noch keine Bestellungen
lists-no-orders-hint = Die erste Bestellung erscheint hier, sobald jemand bestellt.
lists-no-password = Kein Passwort
lists-nothing-found = Nichts passt zu „{ $search }“
lists-nothing-found-hint = Bei Namen und E-Mail-Adressen genügt ein Teil. Referenzen und IDs müssen vollständig sein.
lists-nothing-loaded = Es wurde nichts geladen
lists-open = Öffnen
lists-order = Bestellung
lists-order-title = Bestellung { $number }
lists-orders = Bestellungen
lists-orders-loaded = Geladene Bestellungen
lists-orders-of-customer = Bestellungen von { $name }, neueste zuerst
lists-orders-part-read = { $progress } sind geladen
lists-orders-read =
    { $count ->
        [one] { $count } Bestellung ist geladen
       *[other] Alle { $count } Bestellungen sind geladen
    }
lists-orders-reading = Bestellungen werden geladen
lists-orders-stopped = Angehalten. { $progress }
lists-partly-unreadable = Teilweise nicht lesbar
lists-password = Passwort
lists-password-set = Passwort festgelegt
lists-password-unknown = Unbekannt
lists-payment = Zahlung
lists-peek = Kurzinfo: { $title }
lists-peek-close = Kurzinfo schließen
lists-placed = Bestellt
lists-read-hours = vor { $hours } h geladen
lists-read-minutes = vor { $minutes } min geladen
lists-read-now = gerade geladen
lists-reference = Referenz
lists-refresh = Aktualisieren
lists-registered = Registriert
lists-save = Speichern
lists-saved-filter-actions = Aktionen für Filter „{ $name }“
lists-saved-filter-delete = Löschen
lists-saved-filter-rename = Umbenennen …
lists-saved-filters = Gespeicherte Filter
lists-search-customers = Kunden suchen
lists-search-customers-hint = Name, E-Mail oder Referenz
lists-search-orders = Bestellungen suchen
lists-search-orders-hint = Bestellnummer, Name oder E-Mail
lists-shipping = Versand
lists-state = Status
lists-states = Status
lists-status = Status
lists-throughput = { $rate } pro Sekunde, noch { $left }
lists-total = Summe
lists-total-of-loaded = Summe der geladenen Bestellungen
lists-updated = Geändert
lists-value = Wert
lists-view-as = Als Kunde ansehen: { $name }
lists-view-as-customer = Als Kunde ansehen
lists-wrong-year = Das ist das Jahr { $year }. Wählen Sie einen Tag von { $first } bis { $last }.
