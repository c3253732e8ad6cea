# Accounts and their members: the list, their pages, and the dialogs that change them.

account-above = Teil von
account-added = Hinzugefügt
account-all-tags = Alle Tags
account-back = Zurück
account-below = Firmenkonten darunter
account-below-more =
    { $count ->
        [one] { $count } weiteres anzeigen
       *[other] { $count } weitere anzeigen
    }
account-below-part = Der Shop kann nicht nach Firmenkonten unter diesem suchen. Nur ein Teil seiner { $total } Firmenkonten wurde durchgesehen.
account-below-read = Alle Firmenkonten durchsehen
account-below-reading = Alle Firmenkonten werden durchgesehen …
account-copy-legal-name = Rechtlichen Namen kopieren
account-copy-registration = Registernummer kopieren
account-count =
    { $count ->
        [one] { $count } Firmenkonto
       *[other] { $count } Firmenkonten
    }
account-count-of =
    { $total ->
        [one] Die ersten { $count } von { $total } Firmenkonto
       *[other] Die ersten { $count } von { $total } Firmenkonten
    }
account-create = Firmenkonto anlegen
account-created = Angelegt
account-creating = Wird angelegt …
account-details = Details
account-hierarchy = Hierarchie
account-id-copied = Firmenkonto-ID
account-legal-name = Rechtlicher Name
account-list = Firmenkonten
account-list-cut = Der Shop listet in dieser Reihenfolge nur die ersten { $count } auf. Suchen oder sortieren Sie anders, um weitere zu finden.
account-member = Mitglied
account-member-add = Mitglied hinzufügen …
account-member-add-confirm = Mitglied hinzufügen
account-member-add-title = Mitglied zu { $name } hinzufügen
account-member-adding = Wird hinzugefügt …
account-member-create = Anlegen und hinzufügen
account-member-edit-hint = Der Shop lässt hier nur benutzerdefinierte Felder ändern. Name und E-Mail gehören zur Anmeldung des Mitglieds.
account-member-edit-title = Benutzerdefinierte Felder von { $name }
account-member-id-copied = Mitglieds-ID
account-member-known = Ein Mitglied eines anderen Firmenkontos, oder von keinem
account-member-new = Eine neue Person
account-member-new-hint = Die Person wird ohne Passwort angelegt. Sie kann sich anmelden, sobald der Shop ihr einen Weg dazu gegeben hat.
account-member-of-none = Kein Firmenkonto
account-member-open = Mitglied öffnen
account-member-remove = Mitglied entfernen
account-member-remove-explained = Die Person kann nicht mehr für dieses Firmenkonto bestellen. Sie bleibt im Shop und in ihren anderen Firmenkonten, und ihre Bestellungen bleiben hier.
account-member-remove-label = { $name } aus dem Firmenkonto entfernen
account-member-remove-title = { $member } aus { $account } entfernen?
account-member-removed = { $member } wurde aus { $account } entfernt.
account-member-removing = Wird entfernt …
account-member-tabs = Teile dieses Mitglieds
account-member-was-added = { $member } wurde zu { $account } hinzugefügt
account-member-was-in = { $member } war bereits in { $account }
account-member-who = Wen hinzufügen
account-members = Mitglieder
account-members-all = Alle Mitglieder …
account-members-all-in = Alle Mitglieder dieses Shops sind bereits in diesem Firmenkonto.
account-members-count =
    { $count ->
        [one] { $count } Mitglied
       *[other] { $count } Mitglieder
    }
account-members-count-of =
    { $total ->
        [one] { $count } von { $total } Mitglied
       *[other] { $count } von { $total } Mitgliedern
    }
account-members-explained = Personen, die für { $name } bestellen können.
account-members-found = Gefundene Mitglieder
account-members-more = Weitere Mitglieder passen. Geben Sie mehr vom Namen oder von der E-Mail ein.
account-members-none = Noch keine Mitglieder
account-members-none-hint = Für dieses Firmenkonto kann erst bestellt werden, wenn es ein Mitglied hat.
account-members-not-found = Kein Mitglied außerhalb dieses Firmenkontos passt. Prüfen Sie die Schreibweise, oder legen Sie eine neue Person an.
account-members-of = Mitglieder von { $name }
account-members-search = Mitglieder suchen
account-members-search-hint = Name oder E-Mail
account-name-absent = Der Shop hat dieses Firmenkonto nicht mehr.
account-name-forbidden = Dieser Anwendungsschlüssel darf Firmenkonten nicht sehen.
account-new = Neues Firmenkonto
account-new-below = Neues Firmenkonto darunter …
account-new-below-title = Neues Firmenkonto unter { $name }
account-no-member = Kein Mitglied
account-none = Noch keine Firmenkonten
account-none-found-hint = Ein Name kann in Teilen passen. Eine Registernummer, eine Referenz oder eine ID muss ganz passen.
account-none-hint = Ein Firmenkonto ist eine Organisation, deren Mitglieder für sie bestellen. Legen Sie das erste an.
account-none-tagged = Kein Firmenkonto hat diesen Tag
account-one = Firmenkonto
account-open = Firmenkonto öffnen
account-ordered-by = Bestellt von
account-orders-by = Von { $name } aufgegebene Bestellungen
account-orders-none = Noch keine Bestellungen
account-orders-none-by-hint = Bestellungen, die dieses Mitglied für ein Firmenkonto aufgibt, erscheinen hier.
account-orders-none-hint = Bestellungen, die Mitglieder für dieses Firmenkonto aufgeben, erscheinen hier, aber keine, die sie für sich selbst aufgeben.
account-orders-of = Bestellungen von { $name }
account-part-of = Teil von
account-reference-hint = Die eigene ID des Händlers für das Firmenkonto, etwa die eines anderen Systems.
account-registration = Register
account-registration-hint = Etwa eine Steuernummer. Kein anderes Firmenkonto darf sie haben.
account-registration-id = Registernummer
account-search = Firmenkonten suchen
account-search-hint = Name, Registernummer oder Referenz
account-since = Firmenkonto seit { $day }
account-since-day = seit { $day }
account-stands-alone = Keine Firmenkonten darüber oder darunter.
account-tabs = Teile dieses Firmenkontos
account-tagged = Tag: { $tag }
account-tags = Tags
account-undo = Rückgängig machen
account-untitled = Firmenkonto
account-view-as = Als Mitglied ansehen
account-view-as-label = Als Mitglied ansehen: { $name }
account-view-as-who = Ansehen als
account-was-created = { $name } wurde angelegt
