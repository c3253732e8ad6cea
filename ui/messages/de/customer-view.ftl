# Viewing as a customer: the dialog that starts a session, its banner, and its screens.

customer-view-address = Adresse
customer-view-addresses = Adressen
customer-view-addresses-none = Keine Adressen
customer-view-banner-preview = Admin-Vorschau eines Kunden
customer-view-banner-signed-in = Als Kunde angemeldet
customer-view-compare = Vergleichen
customer-view-copy-email = E-Mail-Adresse kopieren
customer-view-customer-id = Kunden-ID
customer-view-dialog = Als { $name } ansehen
customer-view-edit = Sitzung beenden und bearbeiten
customer-view-email = E-Mail
customer-view-end = Sitzung beenden
customer-view-ended-customer-deleted = Sitzung beendet: Der Kunde wurde gelöscht.
customer-view-ended-expired = Ihre Kundensitzung ist abgelaufen.
customer-view-ended-forbidden = Sitzung beendet: Die Richtlinie des Shops erlaubt sie nicht mehr.
customer-view-ended-internal-error = Bei Shopside ist ein Problem aufgetreten. Die Kundensitzung wurde sicherheitshalber beendet.
customer-view-ended-locked = Ihre Kundensitzung wurde während Ihrer Abwesenheit beendet.
customer-view-ended-rejected = Sitzung beendet: Der Shop akzeptiert sie nicht mehr. Melden Sie sich erneut als Kunde an, um fortzufahren.
customer-view-ended-replaced = Sitzung beendet: Eine andere Kundensitzung wurde gestartet.
customer-view-ended-store-closed = Sitzung beendet: Der Shop wurde geschlossen.
customer-view-ending-soon = Weniger als zwei Minuten übrig als { $name }
customer-view-extend =
    { $minutes ->
        [one] Um { $minutes } Minute verlängern
       *[other] Um { $minutes } Minuten verlängern
    }
customer-view-extend-short = { $minutes } min
customer-view-extended = Sitzung bis { $time } verlängert
customer-view-external-ref = Externe Referenz
customer-view-from-anonymous = Mit anonymem Zugriff geladen
customer-view-from-customer = Mit dem eigenen Zugriff des Kunden geladen
customer-view-from-list = Der Shop hat die direkte Ausgabe verweigert. Die Daten stammen deshalb aus der Liste.
customer-view-from-you = Mit Ihrem Admin-Zugriff geladen
customer-view-id = ID
customer-view-name = Name
customer-view-no-extension = Kann nicht weiter verlängert werden
customer-view-no-orders = Keine Bestellungen
customer-view-no-orders-compare = „Vergleichen“ sucht danach.
customer-view-no-orders-hint = Der Shop zeigt diesem Kunden keine Bestellungen. Als Gast aufgegebene Bestellungen sind nicht mit einem Kunden verknüpft, auch nicht bei gleicher E-Mail-Adresse.
customer-view-open = Als Kunde ansehen
customer-view-orders = Bestellungen
customer-view-preview-of = Admin-Vorschau von <b>{ $name }</b>
customer-view-profile = Profil
customer-view-read-only = Schreibgeschützt
customer-view-read-only-hint = Schreibgeschützt. Beenden Sie die Sitzung, um etwas zu ändern.
customer-view-reason = Grund
customer-view-reason-add = Grund oder Ticket hinzufügen
customer-view-reason-optional = Optional, für das Audit-Protokoll. Zum Beispiel das Anliegen des Kunden.
customer-view-reason-required = Produktions-Shop: Geben Sie einen Grund ein (mindestens 10 Zeichen).
customer-view-recorded = Alles, was Sie öffnen, wird im Audit-Protokoll aufgezeichnet.
customer-view-registered = Registriert
customer-view-session-menu = Sitzung
customer-view-sign-in = Anmelden
customer-view-sign-in-instead = Stattdessen anmelden …
customer-view-sign-in-only = Diese Verbindung hat kein Client-Secret. Sie kann deshalb keine Kunden auflisten oder ändern. Mit E-Mail-Adresse und Passwort eines Kunden zeigt sie, was der Shop ihm zeigt.
customer-view-sign-in-title = Als Kunde anmelden
customer-view-signed-in-as = Angemeldet als <b>{ $name }</b>
customer-view-signing-in = Anmeldung läuft …
customer-view-start-preview = Vorschau starten
customer-view-starting = Wird gestartet …
customer-view-tabs = Kundenansicht
customer-view-ticket = Ticket
customer-view-ticket-hint = Optional. Ein Link, zum Beispiel https://desk.example/1234.
customer-view-time-left = <b>{ $time }</b> übrig
customer-view-until-preview = Admin-Vorschau von { $name }, { $email }, bis { $time }
customer-view-until-signed-in = Angemeldet als { $name }, { $email }, bis { $time }
customer-view-up-to =
    { $minutes ->
        [one] Schreibgeschützt, höchstens { $minutes } Minute.
       *[other] Schreibgeschützt, höchstens { $minutes } Minuten.
    }
customer-view-updated = Geändert
customer-view-way-preview = Vorschau
customer-view-way-preview-hint = Die Daten des Kunden mit Ihrem Admin-Zugriff. Kein Passwort nötig; nichts ändert sich. Zeigt nicht, was der Shop vor dem Kunden verbirgt.
customer-view-way-preview-tag = Admin-Vorschau
customer-view-way-sign-in = Als Kunde anmelden
customer-view-way-sign-in-hint = Genau das, was der Shop dem Kunden zeigt. Dafür ist das Passwort des Kunden nötig. Sie oder der Kunde selbst geben es ein.
customer-view-way-sign-in-tag = Angemeldet
customer-view-ways = Art der Ansicht
customer-view-your-data = Ihre Daten, nicht die Ansicht des Kunden
