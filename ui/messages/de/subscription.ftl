# Subscriptions: their list, and one subscription with its invoices and failed payments.

subscription-back = Abonnements
subscription-by-email = Gefunden über die E-Mail-Adresse <email>{ $email }</email>. Abonnements sind nicht mit Kunden verknüpft.
subscription-count = { $count ->
    [one] { $count } Abonnement
   *[other] { $count } Abonnements
}
subscription-count-of = { $count } von { $total } Abonnements
subscription-created = Seit
subscription-details = Details
subscription-empty = Keine Abonnements
subscription-empty-account = Dieses Firmenkonto hat im Shop keine.
subscription-empty-customer = Kein Abonnement hat die E-Mail-Adresse des Kunden.
subscription-failed = Zahlung von { $amount } am { $when } fehlgeschlagen
subscription-id = Abonnement-ID
subscription-id-copied = Abonnement-ID
subscription-incomplete = Nur die ersten 1.000 werden angezeigt.
subscription-invoice = Rechnung
subscription-invoice-due = Offen
subscription-invoice-paid = Bezahlt
subscription-invoice-period = Zeitraum
subscription-invoice-status = Status
subscription-invoice-total = Summe
subscription-invoices = Rechnungen
subscription-invoices-count-of = Die neuesten { $count } von { $total } Rechnungen.
subscription-invoices-more = Mehr Rechnungen anzeigen
subscription-invoices-none = Noch keine Rechnungen
subscription-invoices-of = Rechnungen des Abonnements
subscription-list-of = Abonnements von { $name }
subscription-look = Abonnements suchen
subscription-look-hint = Abonnements sind nicht mit Kunden verknüpft. Deshalb wird nach der E-Mail-Adresse des Kunden gesucht.
subscription-name = Abonnement
subscription-next = Nächste Rechnung
subscription-payment-paid = Bezahlt am { $when }
subscription-payment-pending = Zahlung steht seit { $when } aus
subscription-period = { $from } – { $to }
subscription-plan = Tarif
subscription-price = Preis
subscription-status = Status
subscription-title = Abonnements
subscription-unnamed = Abonnement ohne Namen
subscription-was-canceled = Gekündigt am { $when }
subscription-was-paused = Pausiert am { $when }
subscription-will-end = Endet am { $when }
