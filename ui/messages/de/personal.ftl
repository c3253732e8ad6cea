# Personal data of a customer: who changed it, the export of everything, and forgetting a customer.

personal-back = Kunde
personal-by-another-key = Mit dem Schlüssel „{ $key }“, nicht von dieser App auf diesem Computer
personal-by-this-app = Von dieser App: { $operator }, Eintrag { $entry } des Audit-Protokolls
personal-by-this-key = Mit dem Schlüssel dieser App, aber nicht auf diesem Computer aufgezeichnet: von einem anderen Computer oder Programm
personal-by-unknown = Der Shop nennt den Schlüssel nicht, und im Audit-Protokoll dieser App steht es nicht
personal-change-address-created = Adresse hinzugefügt
personal-change-address-deleted = Adresse gelöscht
personal-change-address-updated = Adresse geändert
personal-change-customer-created = Kunde angelegt
personal-change-customer-deleted = Kunde gelöscht
personal-change-customer-updated = Kunde geändert
personal-change-order-created = Bestellung angelegt
personal-change-order-deleted = Bestellung gelöscht
personal-change-order-updated = Bestellung geändert
personal-changed-fields =
    { $count ->
        [one] { $count } Feld
       *[other] { $count } Felder
    }
personal-data = Personenbezogene Daten …
personal-empty = Der Shop hat keine Änderungen protokolliert, und diese App hat keine aufgezeichnet.
personal-erasures = Löschanträge
personal-erasures-check = Erneut prüfen
personal-explained = Was der Shop über diesen Kunden und seine Adressen protokolliert hat und was im Audit-Protokoll dieser App steht. Shops behalten ihr Protokoll ein Jahr, während der Entwicklung sieben Tage.
personal-export = Alles exportieren …
personal-export-cancel = Export abbrechen
personal-export-close = Schließen
personal-export-explained = Eine ZIP-Datei im Download-Ordner mit Kunde, Adressen, Bestellungen und Gastbestellungen samt Zahlungen und Paketen, Warenkörben, Abonnements samt Rechnungen, dem Änderungsprotokoll des Shops und dem Audit-Protokoll dieser App: als JSON und als eine Seite zum Lesen. Sie enthält personenbezogene Daten. Senden Sie sie nur an den Kunden.
personal-export-start = Exportieren
personal-export-title = Alles über { $name } exportieren
personal-export-working = Bestellungen werden gelesen …
personal-export-written =
    { $count ->
        [one] { $count } Datensatz wurde in { $path } geschrieben
       *[other] { $count } Datensätze wurden in { $path } geschrieben
    }
personal-forget = Diesen Kunden vergessen …
personal-forget-account-absent = Dieser Shop kann ein Kundenkonto nicht auf Antrag löschen. Löschen Sie stattdessen den Kunden, unter „Weitere Aktionen“ auf seiner Seite.
personal-forget-account-button = Löschung beantragen
personal-forget-account-explained =
    { $count ->
        [0] Der Shop löscht das Konto und sein Änderungsprotokoll. Das kann eine Weile dauern.
        [one] Der Shop löscht das Konto, { $count } verknüpften Datensatz wie eine Adresse und deren Änderungsprotokoll. Das kann eine Weile dauern.
       *[other] Der Shop löscht das Konto, { $count } verknüpfte Datensätze wie Adressen und deren Änderungsprotokoll. Das kann eine Weile dauern.
    }
personal-forget-account-forbidden = Dieser Anwendungsschlüssel darf keine Löschung beantragen. Ein Schlüssel mit der Rolle „Seller Admin“ oder „IT“ darf es.
personal-forget-account-open =
    { $count ->
        [one] { $count } Bestellung enthält noch Daten des Kunden. Ist das Konto gelöscht, kann diese App sie nicht mehr anonymisieren.
       *[other] { $count } Bestellungen enthalten noch Daten des Kunden. Ist das Konto gelöscht, kann diese App sie nicht mehr anonymisieren.
    }
personal-forget-account-title = 2. Konto löschen
personal-forget-anonymized = Anonymisiert
personal-forget-anonymizing = Bestellungen werden anonymisiert …
personal-forget-close = Schließen
personal-forget-guest = Als Gast aufgegeben, mit derselben E-Mail-Adresse
personal-forget-letter = Brief an den Kunden …
personal-forget-letter-copy = Brief kopieren
personal-forget-letter-none = Einen Brief gibt es, sobald eine Bestellung anonymisiert oder die Löschung beantragt ist.
personal-forget-letter-save = Als HTML speichern
personal-forget-letter-saved = Gespeichert als { $path }
personal-forget-letter-text = Der Brief
personal-forget-letter-title = 3. Dem Kunden Bescheid geben
personal-forget-next = Ohne diesen Schritt weiter
personal-forget-not-final = Zuerst ausliefern, stornieren oder erstatten
personal-forget-order = Bestellung { $number }
personal-forget-orders-button =
    { $count ->
        [one] { $count } Bestellung anonymisieren
       *[other] { $count } Bestellungen anonymisieren
    }
personal-forget-orders-explained = Namen, E-Mail-Adressen und Adressen dieser Bestellungen werden durch Sternchen ersetzt. Was gekauft und bezahlt wurde, bleibt.
personal-forget-orders-none = Es gibt keine Bestellungen zu anonymisieren.
personal-forget-orders-title = 1. Bestellungen anonymisieren
personal-forget-requested = Die Löschung ist beantragt.
personal-forget-requesting = Wird beantragt …
personal-forget-title = { $name } vergessen
personal-forget-unreadable =
    { $count ->
        [one] { $count } Bestellung konnte nicht gelesen werden und fehlt in dieser Liste.
       *[other] { $count } Bestellungen konnten nicht gelesen werden und fehlen in dieser Liste.
    }
personal-forget-warning = <b>Nichts davon kann rückgängig gemacht werden.</b> Exportieren Sie vorher alles, wenn der Kunde eine Kopie möchte. Das Audit-Protokoll dieser App behält, was getan wurde; löschen Sie es dort.
personal-history = Änderungen
personal-log-absent = Dieser Shop protokolliert Änderungen personenbezogener Daten nicht. Hier steht nur, was diese App getan hat.
personal-log-forbidden = Dieser Anwendungsschlüssel darf das Protokoll personenbezogener Daten nicht lesen. Ein Schlüssel mit der Rolle „Seller Admin“, „Support“ oder „IT“ darf es. Hier steht nur, was diese App getan hat.
personal-related =
    { $count ->
        [0] Der Shop kennt keine verknüpften Daten wie Adressen.
        [one] Der Shop kennt { $count } verknüpften Datensatz, zum Beispiel eine Adresse.
       *[other] Der Shop kennt { $count } verknüpfte Datensätze, zum Beispiel Adressen.
    }
personal-status =
    { $status ->
        [waiting] Wartet
        [done] Gelöscht
        [failed] Fehlgeschlagen
       *[other] { $description }
    }
personal-title = Personenbezogene Daten von { $name }
