# The letter to a customer who asked to be forgotten, and the page of an export of everything that is
# held about a customer. The backend writes both.

export-address = Adresse
export-addresses = Adressen
export-addresses-none = Keine Adressen.
export-audit-log = Was mit der Verwaltungs-App des Shops getan wurde
export-audit-log-none = Nichts ist aufgezeichnet.
export-changes = Änderungen personenbezogener Daten
export-changes-none = Der Shop hat keine Änderungen protokolliert.
export-changes-unread = Das Änderungsprotokoll des Shops ist nicht in dieser Datei: { $reason }
export-customer = Kunde
export-detail = Detail
export-field = Feld
export-made = Geschrieben von Shopside am { $time }, aus dem Shop { $store }.
export-name = Name
export-operator = Durch
export-order = Bestellung
export-orders = Bestellungen
export-orders-none = Keine Bestellungen.
export-outcome = Ergebnis
export-status = Status
export-time = Zeit
export-title = Personenbezogene Daten von { $name }
export-total = Summe
export-unreadable =
    { $count ->
        [one] { $count } Bestellung konnte nicht gelesen werden und fehlt hier.
       *[other] { $count } Bestellungen konnten nicht gelesen werden und fehlen hier.
    }
export-value = Wert
export-what = Was
letter-audit-log = Wir bewahren auf, wer dies wann ausgeführt hat.
letter-closing = Mit freundlichen Grüßen
letter-date = { $date }
letter-erased = Wir haben Ihr Kundenkonto, Ihre Adressen und das Protokoll ihrer Änderungen gelöscht.
letter-failed = Die Löschung Ihres Kundenkontos ist noch nicht gelungen. Wir wiederholen sie.
letter-greeting = Guten Tag { $name },
letter-intro = Sie haben uns gebeten, Ihre personenbezogenen Daten zu löschen. Das haben wir getan:
letter-orders =
    { $count ->
        [one] Wir haben Ihren Namen, Ihre E-Mail-Adresse und Ihre Adressen aus dieser Bestellung entfernt. Was gekauft und bezahlt wurde, bleibt in unseren Büchern:
       *[other] Wir haben Ihren Namen, Ihre E-Mail-Adresse und Ihre Adressen aus diesen { $count } Bestellungen entfernt. Was gekauft und bezahlt wurde, bleibt in unseren Büchern:
    }
letter-request = Die Nummer des Löschantrags ist { $request }.
letter-title = Löschung Ihrer personenbezogenen Daten
letter-waiting = Wir haben die Löschung Ihres Kundenkontos, Ihrer Adressen und des Protokolls ihrer Änderungen beantragt. Sie ist in Arbeit.
