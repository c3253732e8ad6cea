# The search box: the Find screen and the command palette.

find-all-accounts = Alle Firmenkonten
find-all-customers = Alle Kunden
find-all-orders = Alle Bestellungen
find-clear = Leeren
find-command-label = Befehl suchen
find-commands = Befehle
find-copy-link = Link kopieren
find-customers = Kunden
find-empty = Kunden, die Sie öffnen, erscheinen hier. Mit einer Taste kehren Sie zu ihnen zurück.
find-empty-accounts = Kunden und Firmenkonten, die Sie öffnen, erscheinen hier. Mit einer Taste kehren Sie zu ihnen zurück.
find-excerpt = In Ihrem Text gefunden: { $terms }
find-guest-order = Bestellung { $number } wurde als Gast aufgegeben. Es gibt keinen Kunden, als der sie angesehen werden kann.
find-heading = Suchen
find-help = Fügen Sie irgendetwas ein: eine E-Mail-Adresse, einen Namen, #10660, eine ID oder eine ganze Zeile aus einem Ticket.
find-keys-open = Öffnen
find-label = Kunde, Firmenkonto oder Bestellung suchen
find-link-copied = Link kopiert. Er öffnet sich in Shopside auf Computern mit diesem Shop.
find-link-in-session = Während einer Kundensitzung wurde ein Link geöffnet und ignoriert. Beenden Sie die Sitzung, und öffnen Sie ihn erneut.
find-link-needs-secret = Der Link braucht vollen Zugriff auf diesen Shop. Diese Verbindung erlaubt nur die Anmeldung.
find-list = Ergebnisse
find-more-accounts = Weitere Firmenkonten passen. Fügen Sie ein Wort hinzu, oder den ganzen Namen.
find-more-customers = Weitere Kunden passen. Geben Sie ein weiteres Wort oder die ganze E-Mail-Adresse ein.
find-more-members = Weitere Mitglieder passen. Fügen Sie ein Wort hinzu, oder die ganze E-Mail-Adresse.
find-more-orders = Weitere Bestellungen passen. Die neuesten werden angezeigt.
find-no-password = Kein Passwort
find-no-results = Nichts passt zu „{ $text }“
find-none-matches = Prüfen Sie die Schreibweise, oder suchen Sie nach einem Teil des Namens oder der E-Mail-Adresse.
find-order = Bestellung { $number }
find-orders = Bestellungen
find-pin = Anheften
find-pinned = Angeheftet
find-placeholder = Name, E-Mail, Referenz, Bestellnummer oder ID
find-recent = Zuletzt geöffnete Kunden
find-recent-records = Zuletzt geöffnet
find-result-count =
    { $count ->
        [one] { $count } Ergebnis
       *[other] { $count } Ergebnisse
    }
find-searching = Suche läuft …
find-selected-actions = Ausgewähltes Ergebnis
find-store-open = Jetzt geöffnet
find-stores = Shops
find-switch-store = Zu { $store } wechseln
find-unpin = Lösen
find-view-as-customer = Als Kunde ansehen
