# The letter to a customer who asked to be forgotten, and the page of an export of everything that is
# held about a customer. The backend writes both.

export-address = Adresse
export-addresses = Adressen
export-addresses-absent = Adressen sind nicht in dieser Datei: { $reason }
export-addresses-none = Keine Adressen.
export-addresses-unreadable =
    { $count ->
        [one] { $count } Adresse konnte nicht gelesen werden und fehlt hier.
       *[other] { $count } Adressen konnten nicht gelesen werden und fehlen hier.
    }
export-amount = Betrag
export-audit-log = Was mit der Verwaltungs-App des Shops getan wurde
export-audit-log-none = Nichts ist aufgezeichnet.
export-cart = Warenkorb
export-carts = Warenkörbe
export-carts-absent = Warenkörbe sind nicht in dieser Datei: { $reason }
export-carts-more = Der Shop hat mehr Warenkörbe, als er auflistet. Warenkörbe dieses Kunden können hier fehlen.
export-carts-none = Keine Warenkörbe.
export-carts-unreadable =
    { $count ->
        [one] { $count } Warenkorb des Shops konnte nicht gelesen werden. Er kann diesem Kunden gehören.
       *[other] { $count } Warenkörbe des Shops konnten nicht gelesen werden. Sie können diesem Kunden gehören.
    }
export-changes = Änderungen personenbezogener Daten
export-changes-none = Der Shop hat keine Änderungen protokolliert.
export-changes-unread = Das Änderungsprotokoll des Shops ist nicht in dieser Datei: { $reason }
export-customer = Kunde
export-detail = Detail
export-expected = Erwartet
export-field = Feld
export-guest-orders = Andere Bestellungen mit derselben E-Mail-Adresse
export-guest-orders-absent = Bestellungen, die nicht mit dem Kundenkonto verknüpft sind, etwa Gastbestellungen, sind nicht in dieser Datei: { $reason }
export-guest-orders-none = Keine Gastbestellungen und keine anderen.
export-guest-orders-others =
    { $count ->
        [one] { $count } weitere Bestellung hat diese E-Mail-Adresse und ist mit einem anderen Kundenkonto verknüpft. Sie ist nicht in dieser Datei.
       *[other] { $count } weitere Bestellungen haben diese E-Mail-Adresse und sind mit einem anderen Kundenkonto verknüpft. Sie sind nicht in dieser Datei.
    }
export-guest-orders-unreadable =
    { $count ->
        [one] { $count } Bestellung mit dieser E-Mail-Adresse konnte nicht gelesen werden und fehlt hier vielleicht.
       *[other] { $count } Bestellungen mit dieser E-Mail-Adresse konnten nicht gelesen werden und fehlen hier vielleicht.
    }
export-invoices-absent = Rechnungen von Abonnements sind nicht in dieser Datei: { $reason }
export-invoices-none = Keine Rechnungen.
export-invoices-refused = Einige Rechnungen oder ihre Zahlungen fehlen hier: { $reason }
export-invoices-unreadable =
    { $count ->
        [one] { $count } Rechnung konnte nicht gelesen werden und fehlt hier.
       *[other] { $count } Rechnungen konnten nicht gelesen werden und fehlen hier.
    }
export-items = Artikel
export-limits = Bestellungen und Abonnements mit einer anderen E-Mail-Adresse. Was Zahlungsdienste, Paketdienste und andere Systeme gespeichert haben.
export-limits-title = Was diese Datei nicht enthält
export-made = Geschrieben von Shopside am { $time }, aus dem Shop { $store }.
export-name = Name
export-no-email = Diese werden über die E-Mail-Adresse gefunden, und der Kunde hat keine.
export-operator = Durch
export-order = Bestellung
export-orders = Bestellungen
export-orders-absent = Bestellungen sind nicht in dieser Datei: { $reason }
export-orders-none = Keine Bestellungen.
export-orders-unreadable =
    { $count ->
        [one] { $count } Bestellung konnte nicht gelesen werden und fehlt hier.
       *[other] { $count } Bestellungen konnten nicht gelesen werden und fehlen hier.
    }
export-outcome = Ergebnis
export-parcel = Paketdienst und Nummer
export-parcels = Pakete
export-parcels-absent = Pakete sind nicht in dieser Datei: { $reason }
export-parcels-none = Keine Pakete.
export-parcels-refused =
    { $count ->
        [one] Die Pakete von { $count } Bestellung fehlen hier: { $reason }
       *[other] Die Pakete von { $count } Bestellungen fehlen hier: { $reason }
    }
export-parcels-unreadable =
    { $count ->
        [one] { $count } Paket konnte nicht gelesen werden und fehlt hier.
       *[other] { $count } Pakete konnten nicht gelesen werden und fehlen hier.
    }
export-payment-failed = Fehlgeschlagen
export-payment-pending = Ausstehend
export-payment-succeeded = Bezahlt
export-payments = Zahlungen
export-payments-absent = Zahlungen sind nicht in dieser Datei: { $reason }
export-payments-none = Keine Zahlungen.
export-payments-refused =
    { $count ->
        [one] Die Zahlungen von { $count } Bestellung fehlen hier: { $reason }
       *[other] Die Zahlungen von { $count } Bestellungen fehlen hier: { $reason }
    }
export-payments-unreadable =
    { $count ->
        [one] { $count } Zahlung konnte nicht gelesen werden und fehlt hier.
       *[other] { $count } Zahlungen konnten nicht gelesen werden und fehlen hier.
    }
export-refunded = Erstattet
export-status = Status
export-subscriptions-absent = Abonnements sind nicht in dieser Datei: { $reason }
export-subscriptions-none = Keine Abonnements.
export-subscriptions-unreadable =
    { $count ->
        [one] { $count } Abonnement konnte nicht gelesen werden und fehlt hier.
       *[other] { $count } Abonnements konnten nicht gelesen werden und fehlen hier.
    }
export-through = Über
export-time = Zeit
export-title = Personenbezogene Daten von { $name }
export-total = Summe
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
