# Compare: a customer's orders as the admin and the customer see them.

compare-again = Erneut vergleichen
compare-answer-alike =
    { $count ->
        [0] { $name } hat keine Bestellungen
        [one] { $name } sieht die einzige eigene Bestellung
       *[other] { $name } sieht alle { $count } eigenen Bestellungen
    }
compare-answer-customer-only =
    { $count ->
        [one] 1 Bestellung ist nur für { $name } sichtbar
       *[other] { $count } Bestellungen sind nur für { $name } sichtbar
    }
compare-answer-different =
    { $count ->
        [one] 1 Bestellung hat andere Details
       *[other] { $count } Bestellungen haben andere Details
    }
compare-answer-hidden =
    { $count ->
        [one] 1 Bestellung ist für { $name } verborgen
       *[other] { $count } Bestellungen sind für { $name } verborgen
    }
compare-answer-unknown =
    { $count ->
        [one] 1 Bestellung konnte nicht verglichen werden
       *[other] { $count } Bestellungen konnten nicht verglichen werden
    }
compare-at = Verglichen um { $time }: Ihr Admin-Zugriff mit dem eigenen Zugriff des Kunden.
compare-at-member = Verglichen um { $time }: Ihr Admin-Zugriff mit dem eigenen Zugriff des Mitglieds.
compare-cause-left-out = Wahrscheinliche Ursache: Die Liste des Shops für { $name } ist unvollständig oder veraltet. Der Shop liefert die Bestellung, wenn sie über ihre ID geöffnet wird.
compare-cause-not-linked = Wahrscheinliche Ursache: Die Bestellung ist mit keinem Kundenkonto verknüpft. Deshalb fehlt sie in Ihrer Liste der Bestellungen dieses Kunden.
compare-cause-not-linked-member = Wahrscheinliche Ursache: Die Bestellung ist nicht mit diesem Firmenkonto verknüpft. Deshalb fehlt sie in Ihrer Liste der Bestellungen des Firmenkontos.
compare-cause-older-for-admin = Wahrscheinliche Ursache: Sie haben eine ältere Version der Bestellung erhalten. Vielleicht wurde sie gerade geändert, oder sie kommt aus einem Cache. Vergleichen Sie in einer Minute erneut.
compare-cause-older-for-customer = Wahrscheinliche Ursache: { $name } hat eine ältere Version der Bestellung erhalten. Vielleicht wurde sie gerade geändert, oder sie kommt aus einem Cache. Vergleichen Sie in einer Minute erneut.
compare-cause-unknown = Ursache unbekannt.
compare-copied = Fehlerbericht kopiert
compare-copy-report = Als Fehlerbericht kopieren
compare-end-and-open-account = Sitzung beenden und dieses Firmenkonto öffnen
compare-field = Feld
compare-field-email = E-Mail
compare-field-items = Artikel
compare-field-name = Name
compare-field-number = Nummer
compare-field-payment = Zahlung
compare-field-placed = Bestellt
compare-field-shipping = Versand
compare-field-states = Status
compare-field-status = Status
compare-field-total = Summe
compare-field-unreadable = Nicht lesbar
compare-field-updated = Geändert
compare-matches =
    { $count ->
        [one] 1 Bestellung stimmt überein.
       *[other] { $count } Bestellungen stimmen überein.
    }
compare-matching-orders = Übereinstimmende Bestellungen, neueste zuerst
compare-more-customer-only =
    { $count ->
        [one] 1 weitere ist nur für { $name } sichtbar.
       *[other] { $count } weitere sind nur für { $name } sichtbar.
    }
compare-more-different =
    { $count ->
        [one] 1 weitere hat andere Details.
       *[other] { $count } weitere haben andere Details.
    }
compare-not-in-list = Nicht in der Liste von { $name }
compare-not-in-yours = Nicht in Ihrer Liste dieser Bestellungen
compare-note-canceled =
    { $count ->
        [one] 1 der übereinstimmenden Bestellungen ist storniert. Ein Shop kann sie
       *[other] { $count } der übereinstimmenden Bestellungen sind storniert. Ein Shop kann sie
    } in seiner Liste weglassen.
compare-note-pages = Shops liefern standardmäßig 25 oder 100 Bestellungen auf einmal. Ältere Bestellungen zeigt ein Shop deshalb vielleicht erst auf späteren Seiten.
compare-note-unlinked =
    { $count ->
        [one] 1 Bestellung hat dieselbe E-Mail-Adresse, ist aber nicht mit dem Konto verknüpft.
       *[other] { $count } Bestellungen haben dieselbe E-Mail-Adresse, sind aber nicht mit dem Konto verknüpft.
    }
compare-note-unlinked-unread = Andere Bestellungen mit derselben E-Mail-Adresse wurden nicht geprüft.
compare-note-unreadable =
    { $count ->
        [one] 1 Bestellung konnte nicht gelesen werden. Wo unklar ist, wer eine Bestellung sieht, steht „Unklar, wer sie sieht“.
       *[other] { $count } Bestellungen konnten nicht gelesen werden. Wo unklar ist, wer eine Bestellung sieht, steht „Unklar, wer sie sieht“.
    }
compare-open = Bestellung { $number } öffnen
compare-order = Bestellung { $number }
compare-order-heading = Bestellung
compare-placed = Bestellt: { $when } · { $total }
compare-refused = und abgelehnt ({ $status }), wenn sie über ihre ID geöffnet wird
compare-report-as-admin = Admin
compare-report-as-customer = Kunde
compare-report-as-member = Mitglied
compare-report-customer = der Kunde
compare-report-customer-id = Kunden-ID: { $id }
compare-report-customer-only = { $order }: in der Liste des Kunden, nicht in der Liste des Admins mit den Bestellungen des Kunden.
compare-report-different = { $order }: andere Details.
compare-report-field = { $label }: { $ours } (Admin), { $theirs } (Kunde)
compare-report-field-member = { $label }: { $ours } (Admin), { $theirs } (Mitglied)
compare-report-hidden = { $order }: in der Liste des Admins, nicht in der Liste des Kunden.
compare-report-hidden-member = { $order }: in der Liste des Admins, nicht in der Liste des Mitglieds.
compare-report-hidden-refused = { $order }: in der Liste des Admins, nicht in der Liste des Kunden. Dem Kunden verweigert ({ $status }), wenn sie über ihre ID angefragt wird.
compare-report-hidden-refused-member = { $order }: in der Liste des Admins, nicht in der Liste des Mitglieds. Dem Mitglied verweigert ({ $status }), wenn sie über ihre ID angefragt wird.
compare-report-how = Verglichen: die Liste des Admins mit den Bestellungen dieses Kunden und die Liste des Kunden mit eigenem Zugriff.
compare-report-how-member = Verglichen: die Liste des Admins mit den Bestellungen dieses Firmenkontos und die Liste des Mitglieds mit eigenem Zugriff.
compare-report-member = das Mitglied
compare-report-member-id = Mitglieds-ID: { $id }
compare-report-member-only = { $order }: in der Liste des Mitglieds, nicht in der Liste des Admins mit den Bestellungen des Firmenkontos.
compare-report-order = Bestellung { $number } (ID { $id })
compare-report-private = nicht enthalten
compare-report-request = { $at }: GET { $path } als { $who }, Status { $status }, Anfrage-ID { $id }
compare-report-requests = Anfragen:
compare-report-store = Shop: { $name } ({ $url })
compare-report-time = Zeit: { $time }
compare-report-title = Die Bestellungen eines Kunden weichen von dem ab, was der Admin sieht
compare-report-title-member = Die Bestellungen eines Kontomitglieds weichen von dem ab, was der Admin sieht
compare-report-unknown = { $order }: konnte auf einer Seite nicht gelesen werden. Es ist deshalb unklar, wer sie sieht.
compare-report-unlinked = Bestellungen mit der E-Mail-Adresse des Kunden, die nicht mit dem Kunden verknüpft sind:
compare-report-unlinked-order = { $order }: { $account }
compare-show-more = { $count } weitere anzeigen
compare-tag-customer-only = Nur { $name } sieht sie
compare-tag-different = Andere Details
compare-tag-hidden = Für { $name } verborgen
compare-tag-unknown = Unklar, wer sie sieht
compare-they-see = { $name } sieht
compare-title = Vergleichen
compare-unreadable = Nicht lesbar
compare-you-see = Sie sehen
