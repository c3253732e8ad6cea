# Buttons, labels and states that more than one screen uses.

common-cancel = Abbrechen
common-close = Schließen
common-confirm-email = Geben Sie zur Bestätigung die E-Mail-Adresse des Kunden ein
common-escape-again = Zum Schließen noch einmal Esc drücken. Ihre Eingaben sind nicht gespeichert.
common-no = Nein
common-show-in-folder = Im Ordner anzeigen
common-yes = Ja
