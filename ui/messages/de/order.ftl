# One order: its items, totals, payments, timeline and addresses.

order-actions = Weitere Aktionen
order-back = Zurück
order-back-compare = Vergleichen
order-back-customer = Kunde
order-back-orders = Bestellungen
order-billing-address = Rechnungsadresse
order-copied = Bestellung als Text kopiert
order-copy-number = Bestellnummer kopieren
order-copy-reference = Referenz kopieren: { $kind }
order-copy-sku = SKU kopieren: { $item }
order-copy-text = Als Text kopieren
order-customer = Kunde
order-customer-id = Kunden-ID
order-customer-unnamed = Kein Name
order-decimals =
    Dieser Shop zeigt { $currency } mit { $decimals ->
        [one] 1 Nachkommastelle
       *[other] { $decimals } Nachkommastellen
    }. Der Standard (ISO 4217) hat { $standard }.
order-delete = Bestellung löschen …
order-delete-confirm = Bestellung löschen
order-delete-title = Bestellung { $number } löschen?
order-delete-warning = <b>Das kann nicht rückgängig gemacht werden.</b> Die Bestellung, ihre Artikel und ihre Zahlungen werden im Shop gelöscht. Nur Bestellungen, die ein Admin angelegt hat, können gelöscht werden.
order-deleting = Wird gelöscht …
order-details = Details
order-end-and-open = Sitzung beenden und als Admin öffnen
order-external-reference = Externe Referenz
order-guest = Gastbestellung: nicht mit einem Kundenkonto verknüpft.
order-id = Bestell-ID
order-item = Artikel
order-item-discount = { $amount } Rabatt
order-item-price = Preis inkl. Steuern
order-item-quantity = Menge
order-item-sku = SKU
order-item-unit-price = Einzelpreis
order-items = Artikel
order-items-count =
    { $count ->
        [one] 1 Artikel
       *[other] { $count } Artikel
    }
order-items-none = Der Shop hat zu dieser Bestellung keine Artikel gesendet.
order-items-of = Artikel der Bestellung
order-json = JSON
order-json-copy = JSON kopieren
order-json-hide = JSON ausblenden
order-json-note = Wie vom Shop gesendet. Zeilenumbrüche wurden eingefügt, und unsichtbare Zeichen werden als Codes angezeigt.
order-json-of = JSON der Bestellung
order-json-show = JSON anzeigen
order-manual = Manuell
order-manual-explained = Ein Admin hat diese Bestellung angelegt, zum Beispiel mit einem Import. Sie wurde nicht im Shop aufgegeben.
order-neighbors = Vorherige und nächste Bestellung
order-next = Nächste Bestellung
order-none = Keine
order-payment = Zahlung
order-payment-amount = Betrag
order-payment-status = Status
order-payment-through = Über
order-payments = Zahlungen
order-payments-none = Noch keine Zahlungen
order-payments-of = Zahlungen der Bestellung
order-placed = Bestellt <ago>{ $ago }</ago>, <when>{ $when }</when>
order-position = { $place } von { $total }
order-previous = Vorherige Bestellung
order-same-as-shipping = Wie Lieferadresse
order-shipping = Versand
order-shipping-address = Lieferadresse
order-status = Status
order-sum-discount = Rabatt
order-sum-of-none = Noch nichts bezahlt
order-sum-of-paid = { $amount } bezahlt
order-sum-of-refunded = { $amount } erstattet
order-sum-paid = Bezahlt
order-sum-refunded = Erstattet
order-sum-shipping = Versand
order-sum-shipping-discount = Versandrabatt
order-sum-subtotal = Zwischensumme (ohne Steuern)
order-sum-tax = Steuern
order-sum-total = Summe
order-text-field = { $label }: { $value }
order-text-item = { $quantity } × { $item }: { $amount }
order-text-placed = Bestellt
order-timeline = Verlauf
order-timeline-authorized = { $amount } autorisiert
order-timeline-captured = { $amount } eingezogen
order-timeline-other = { $kind } über { $amount }: { $status }
order-timeline-paid = { $amount } bezahlt
order-timeline-placed = Bestellung aufgegeben
order-timeline-refunded = { $amount } erstattet
order-timeline-updated = Zuletzt geändert
order-title = Bestellung { $number }
order-title-loading = Bestellung
order-transaction-authorize = Autorisierung
order-transaction-capture = Einzug
order-transaction-purchase = Kauf
order-transaction-refund = Erstattung
order-updated = Geändert { $ago }
order-was-deleted = Bestellung { $number } wurde gelöscht
order-what-customer-id = Kunden-ID
order-what-email = E-Mail-Adresse
order-what-external-reference = Externe Referenz
order-what-id = Bestell-ID
