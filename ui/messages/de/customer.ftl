# The page of a customer: orders, facts, notes, money, addresses, and the dialogs that change them.

customer-address-add = Adresse hinzufügen
customer-address-city = Ort
customer-address-company = Firma
customer-address-confirm-delete = Adresse löschen
customer-address-country = Land
customer-address-country-hint = Zwei Buchstaben, zum Beispiel GB.
customer-address-county = Landkreis
customer-address-delete = Löschen …
customer-address-delete-label = Adresse { $name } löschen
customer-address-delete-title = Adresse „{ $name }“ löschen?
customer-address-delete-title-unnamed = Diese Adresse löschen?
customer-address-deleting = Wird gelöscht …
customer-address-edit = Bearbeiten
customer-address-edit-label = Adresse { $name } bearbeiten
customer-address-edit-title = Adresse „{ $name }“ bearbeiten
customer-address-edit-title-unnamed = Adresse bearbeiten
customer-address-first-name = Vorname
customer-address-hint = Die meisten Shops verlangen Bezeichnung, Vor- und Nachnamen, Straße, Postleitzahl, Landkreis und Land.
customer-address-instructions = Lieferhinweise
customer-address-label = Bezeichnung
customer-address-label-hint = Zum Beispiel Zuhause oder Büro.
customer-address-last-name = Nachname
customer-address-line1 = Straße
customer-address-line2 = Zweite Zeile
customer-address-new = Neue Adresse
customer-address-none = Keine Adresse
customer-address-phone = Telefon
customer-address-postcode = Postleitzahl
customer-address-region = Region
customer-address-save = Adresse speichern
customer-address-subject = Die Adresse
customer-address-unnamed = Adresse
customer-address-was-added =
    { $named ->
        [yes] Die Adresse „{ $name }“ wurde hinzugefügt
       *[no] Die Adresse wurde hinzugefügt
    }
customer-address-was-changed =
    { $named ->
        [yes] Die Adresse „{ $name }“ wurde geändert
       *[no] Die Adresse wurde geändert
    }
customer-address-was-deleted =
    { $named ->
        [yes] Die Adresse „{ $name }“ wurde gelöscht
       *[no] Die Adresse wurde gelöscht
    }
customer-addresses = Adressen
customer-addresses-empty = Keine gespeicherten Adressen.
customer-back = Kunden
customer-conflict-discard = Meine Änderungen verwerfen
customer-conflict-empty = leer
customer-conflict-intro = { $subject } wurde nach dem Öffnen geändert. Ihre Änderungen sind noch nicht gespeichert. Wählen Sie, welche Werte bleiben sollen.
customer-conflict-same = { $subject } wurde nach dem Öffnen geändert, auf dieselben Werte wie Ihre.
customer-conflict-save = Auswahl speichern
customer-conflict-theirs = Jetzt im Shop
customer-conflict-title = Dies wurde von jemand anderem geändert
customer-conflict-yours = Ihre Version
customer-copy-email = E-Mail-Adresse kopieren
customer-copy-reference = Externe Referenz kopieren
customer-custom-fields = Benutzerdefinierte Felder
customer-delete = Kunde löschen …
customer-delete-confirm = Kunde löschen
customer-delete-title = { $name } löschen?
customer-delete-warning = <b>Das kann nicht rückgängig gemacht werden.</b> Konto, Passwort und Adressen des Kunden werden im Shop gelöscht, und eine Anmeldung ist nicht mehr möglich. Die Bestellungen bleiben erhalten.
customer-deleting = Wird gelöscht …
customer-details = Details
customer-edit = Bearbeiten
customer-edit-save = Änderungen speichern
customer-edit-title = { $name } bearbeiten
customer-email = E-Mail
customer-export-orders = Bestellungen exportieren …
customer-export-orders-choice = Bestellungen von { $name }
customer-external-reference = Externe Referenz
customer-has-no-password = Kein Passwort
customer-id = ID
customer-id-copied = Kunden-ID
customer-json = JSON anzeigen
customer-json-as-sent = JSON, wie vom Shop gesendet
customer-json-close = Schließen
customer-json-copy = JSON kopieren
customer-json-note = Zeilenumbrüche wurden eingefügt, und unsichtbare Zeichen werden als Nummern angezeigt. Die Kopie ist genau das, was der Shop gesendet hat.
customer-json-title = JSON von { $name }
customer-more = Weitere Aktionen
customer-name = Name
customer-none = Keine
customer-note-add = Notiz hinzufügen
customer-note-byline = { $author }, { $time }
customer-note-explained = Für Ihre Kollegen an diesem Computer. Sie wird hier im Audit-Protokoll aufbewahrt und nie an den Shop gesendet. Sie kann später nicht bearbeitet werden.
customer-note-older =
    { $count ->
        [one] { $count } ältere Notiz anzeigen
       *[other] { $count } ältere Notizen anzeigen
    }
customer-note-save = Notiz speichern
customer-note-saved = Die Notiz wurde gespeichert
customer-note-text = Notiz
customer-notes = Notizen
customer-orders = Bestellungen
customer-orders-all = Alle Bestellungen
customer-orders-caption = Die neuesten Bestellungen von { $name }
customer-orders-empty = Noch keine Bestellungen
customer-orders-empty-explained = Als Gast aufgegebene Bestellungen sind nicht mit einem Kunden verknüpft, auch nicht bei gleicher E-Mail-Adresse.
customer-orders-items = Artikel
customer-orders-order = Bestellung
customer-orders-payment = Zahlung
customer-orders-placed = Bestellt
customer-orders-shipping = Versand
customer-orders-status = Status
customer-orders-total = Summe
customer-paid = Bisher bezahlt
customer-paid-by-month = Nach Monat
customer-paid-chart = Bezahlt nach Monat in { $currency }; die Tabelle enthält die Zahlen
customer-paid-explained =
    { $orders ->
        [one] { $counted } von { $orders } Bestellung: bezahlt und nicht storniert, inkl. Steuern.
       *[other] { $counted } von { $orders } Bestellungen: bezahlt und nicht storniert, inkl. Steuern.
    }
customer-paid-in-month = { $month }: { $amount }
customer-paid-in-one-month = Alles im { $month }.
customer-paid-month = Monat
customer-paid-months = Nach Monat der Bestellung.
customer-paid-months-zone = Nach Monat der Bestellung (Zeitzone { $zone }).
customer-paid-no-currency = Keine Währung angegeben
customer-paid-none =
    { $orders ->
        [0] Noch nichts.
        [one] Die Bestellung ist nicht bezahlt.
       *[other] Keine der { $orders } Bestellungen ist bezahlt.
    }
customer-paid-range = { $first } – { $last }
customer-paid-read = Alle Bestellungen laden
customer-paid-reading = Wird geladen …
customer-paid-spent = Bezahlt
customer-paid-table = Bezahlt nach Monat, { $currency }
customer-paid-too-many = Dieser Kunde hat { $orders } Bestellungen. Alle zu laden dauert eine Weile und bremst andere Anfragen an den Shop.
customer-paid-unreadable =
    { $count ->
        [one] { $count } Bestellung konnte nicht gelesen werden und ist nicht mitgezählt.
       *[other] { $count } Bestellungen konnten nicht gelesen werden und sind nicht mitgezählt.
    }
customer-password = Passwort
customer-password-not-set = Nicht festgelegt
customer-password-set = Festgelegt
customer-password-unknown = Unbekannt
customer-password-was-set = Das Passwort von { $name } wurde festgelegt
customer-registered = Registriert
customer-saving = Wird gespeichert …
customer-text = Als Text kopieren
customer-text-copied = Als Text kopiert
customer-text-email = E-Mail: { $email }
customer-text-last-order = Letzte Bestellung: { $number }, { $day }, { $total }
customer-text-name = Kunde: { $name }
customer-text-orders = Bestellungen: { $count }
customer-text-reference = Externe Referenz: { $reference }
customer-text-registered = Registriert: { $day }
customer-unlinked = Andere Bestellungen mit dieser E-Mail-Adresse
customer-unlinked-account = Konto
customer-unlinked-count =
    { $count ->
        [one] <b>{ $count } weitere Bestellung hat diese Adresse, ist aber nicht mit diesem Konto verknüpft</b>. Deshalb zeigt der Shop sie dem Kunden nicht: { $causes }.
       *[other] <b>{ $count } weitere Bestellungen haben diese Adresse, sind aber nicht mit diesem Konto verknüpft</b>. Deshalb zeigt der Shop sie dem Kunden nicht: { $causes }.
    }
customer-unlinked-deleted = Gehört zu einem gelöschten Konto
customer-unlinked-deleted-count =
    { $count ->
        [one] { $count } gehört zu einem gelöschten Konto
       *[other] { $count } gehören zu einem gelöschten Konto
    }
customer-unlinked-earlier = Gehört zu einem früheren Konto, das gelöscht wurde
customer-unlinked-earlier-count =
    { $count ->
        [one] { $count } gehört zu einem früheren Konto, das gelöscht wurde
       *[other] { $count } gehören zu einem früheren Konto, das gelöscht wurde
    }
customer-unlinked-guest = Als Gast aufgegeben
customer-unlinked-guest-count =
    { $count ->
        [one] { $count } wurde als Gast aufgegeben
       *[other] { $count } wurden als Gast aufgegeben
    }
customer-unlinked-more = { $count } weitere anzeigen
customer-unlinked-no-email = Dieser Kunde hat keine E-Mail-Adresse, nach der gesucht werden kann.
customer-unlinked-none = Keine andere Bestellung hat <email>{ $email }</email>.
customer-unlinked-none-readable = Keine andere lesbare Bestellung hat <email>{ $email }</email>.
customer-unlinked-not-searched = Nicht durchsucht: Bestellungen mit einer anderen E-Mail-Adresse.
customer-unlinked-not-searched-stores =
    { $count ->
        [one] Nicht durchsucht: Bestellungen mit einer anderen E-Mail-Adresse und Bestellungen in Ihrem anderen Shop, { $stores }.
       *[other] Nicht durchsucht: Bestellungen mit einer anderen E-Mail-Adresse und Bestellungen in Ihren anderen Shops, { $stores }.
    }
customer-unlinked-order = Bestellung
customer-unlinked-organization = Für ein Firmenkonto aufgegeben
customer-unlinked-organization-count =
    { $count ->
        [one] { $count } wurde für ein Firmenkonto aufgegeben
       *[other] { $count } wurden für Firmenkonten aufgegeben
    }
customer-unlinked-other = Gehört zu einem anderen Konto
customer-unlinked-other-count =
    { $count ->
        [one] { $count } gehört zu einem anderen Konto
       *[other] { $count } gehören zu einem anderen Konto
    }
customer-unlinked-placed = Bestellt
customer-unlinked-pointer =
    { $count ->
        [one] { $count } weitere Bestellung hat diese E-Mail-Adresse, ist aber nicht mit diesem Konto verknüpft
       *[other] { $count } weitere Bestellungen haben diese E-Mail-Adresse, sind aber nicht mit diesem Konto verknüpft
    }
customer-unlinked-read = Diese Bestellungen laden
customer-unlinked-reading = Wird geladen …
customer-unlinked-similar =
    { $count ->
        [one] Ein Konto hat eine ähnliche Adresse. Damit aufgegebene Bestellungen werden hier nicht angezeigt:
       *[other] { $count } Konten haben ähnliche Adressen. Damit aufgegebene Bestellungen werden hier nicht angezeigt:
    }
customer-unlinked-similar-failed = Konten mit ähnlicher Adresse konnten nicht gesucht werden. { $problem }
customer-unlinked-similar-partial = Zu viele Konten haben eine Adresse, die gleich beginnt. Nicht alle wurden verglichen.
customer-unlinked-status = Status
customer-unlinked-table = Bestellungen, die nicht mit diesem Konto verknüpft sind, neueste zuerst
customer-unlinked-too-many = { $count } Bestellungen haben diese Adresse. Alle zu laden dauert eine Weile und bremst andere Anfragen an den Shop.
customer-unlinked-total = Summe
customer-unlinked-unknown = Gehört zu einem anderen Konto, das nicht nachgeschlagen wurde
customer-unlinked-unknown-count =
    { $count ->
        [one] { $count } gehört zu einem anderen Konto, das nicht nachgeschlagen wurde
       *[other] { $count } gehören zu einem anderen Konto, das nicht nachgeschlagen wurde
    }
customer-unlinked-unreadable =
    { $count ->
        [one] { $count } Bestellung konnte nicht gelesen werden und ist vielleicht mit diesem Konto verknüpft, vielleicht nicht.
       *[other] { $count } Bestellungen konnten nicht gelesen werden und sind vielleicht mit diesem Konto verknüpft, vielleicht nicht.
    }
customer-unreadable = Nicht lesbar
customer-unreadable-count =
    { $what ->
        [order]
            { $count ->
                [one] { $count } Bestellung konnte nicht gelesen werden
               *[other] { $count } Bestellungen konnten nicht gelesen werden
            }
       *[record]
            { $count ->
                [one] { $count } Datensatz konnte nicht gelesen werden
               *[other] { $count } Datensätze konnten nicht gelesen werden
            }
    }
customer-unreadable-fields = Nicht lesbar: { $fields }
customer-unreadable-id = Nicht lesbar ({ $id })
customer-unreadable-partly = Teilweise nicht lesbar
customer-untitled = Kunde
customer-updated = Geändert
customer-view-as = Als Kunde ansehen
customer-was-deleted = { $name } wurde gelöscht
customer-was-deleted-already = { $name } war bereits gelöscht
customer-was-discarded = Ihre Änderungen wurden verworfen
customer-was-saved = { $name } wurde gespeichert
