# Setting a customer's password, and handing it over.

password-back = Zurück
password-changing = Passwort wird festgelegt …
password-clipboard-cleared = Aus der Zwischenablage gelöscht.
password-clipboard-left = Kopiert. Wird in { $seconds } s gelöscht.
password-copied = Kopiert
password-copy = Passwort kopieren
password-copy-message = Nachricht kopieren
password-created-title = { $name } wurde angelegt
password-customer-create = Kunden anlegen
password-customer-creating = Wird angelegt …
password-customer-email = E-Mail
password-customer-external-ref = Externe Referenz
password-customer-external-ref-hint = Optional. Die Nummer des Kunden in Ihren anderen Systemen.
password-customer-found = Die Antwort des Shops ging verloren. { $name } wurde nachgeschlagen und war angelegt.
password-customer-made = { $name } wurde angelegt
password-customer-name = Name
password-customer-open-other = Kunden mit dieser Adresse öffnen
password-customer-title = Neuer Kunde
password-done = Fertig
password-done-title = Passwort für { $name } festgelegt
password-enter = Selbst eingeben
password-enter-password = Passwort
password-enter-password-hint = Wird einmal verwendet und nie gespeichert.
password-forgotten = Senden Sie das Passwort getrennt von der Nachricht. Es wird nie angezeigt und mit „Fertig“ vergessen.
password-generate = Starkes Passwort erzeugen
password-generate-hint = Nach dem Festlegen können Sie es kopieren. Es wird nie angezeigt.
password-message-created =
    Guten Tag { $name },

    wir haben bei { $store } ein Konto für Sie angelegt ({ $email }). Das Passwort senden wir Ihnen getrennt. Bitte ändern Sie es nach der Anmeldung.
password-message-set =
    Guten Tag { $name },

    wir haben für Ihr Konto bei { $store } ({ $email }) ein neues Passwort festgelegt. Ihr altes Passwort funktioniert nicht mehr. Das neue senden wir Ihnen getrennt. Bitte ändern Sie es nach der Anmeldung.

    Wenn Sie uns nicht um Hilfe gebeten haben, antworten Sie bitte sofort auf diese Nachricht.
password-message-signature = { $operator }, { $store }
password-new = Neues Passwort
password-none = Noch kein Passwort
password-none-hint = Sie können später eines festlegen.
password-replace = Passwort festlegen und anmelden
password-replace-address = Geben Sie die E-Mail-Adresse von { $name } ein.
password-replace-ask = Sie haben das Passwort nicht, und die Vorschau genügt nicht?
password-replace-open = Neues Passwort festlegen …
password-replace-others = Bis der Kunde ein anderes wählt, kann sich jeder mit dem neuen Passwort als dieser Kunde anmelden, auch Sie.
password-replace-preview = Stattdessen Vorschau
password-replace-stops = Das aktuelle Passwort von { $name } funktioniert sofort nicht mehr.
password-replace-tell = Sie können es nicht wiederherstellen, und der Shop informiert den Kunden nicht. Sie senden ihm das neue.
password-send-message = 1. Diese Nachricht senden
password-send-password = 2. Das Passwort auf anderem Weg senden
password-set = Passwort festlegen
password-set-title = Passwort für { $name } festlegen
password-set-title-new = Neues Passwort für { $name } festlegen
password-set-warning = Das ersetzt das eigene Passwort des Kunden endgültig. Eine Anmeldung mit dem alten ist nicht mehr möglich, und der Shop informiert den Kunden nicht.
password-setting = Passwort wird festgelegt …
password-show = Passwort anzeigen
password-strength-fair = Mittel. Länger ist besser.
password-strength-short = Zu kurz. Verwenden Sie mindestens 8 Zeichen.
password-strength-strong = Stark
password-strength-weak = Schwach. Verwenden Sie mehr unzusammenhängende Wörter oder Zeichen.
