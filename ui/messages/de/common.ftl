# Buttons, labels and states that more than one screen uses.

common-cancel = Abbrechen
common-close = Schließen
common-confirm-email = Geben Sie zur Bestätigung die E-Mail-Adresse des Kunden ein
common-show-in-folder = Im Ordner anzeigen
