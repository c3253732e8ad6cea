# The parcels of an order.

parcel-absent = Dieser Shop führt zu seinen Bestellungen keine Pakete und Sendungsnummern.
parcel-add = Paket hinzufügen
parcel-carrier = Versanddienst
parcel-carrier-hint = Mit der Versandart, zum Beispiel UPS Standard.
parcel-copy-link = Link zur Sendungsverfolgung kopieren
parcel-copy-number = Sendungsnummer kopieren
parcel-edit = Bearbeiten …
parcel-edit-named = Paket { $parcel } bearbeiten
parcel-edit-title = Paket bearbeiten
parcel-estimate = Erwartet vom { $first } bis { $last }
parcel-estimate-day = Erwartet am { $day }
parcel-first-day = Erwartet ab
parcel-forbidden = Dieser Anwendungsschlüssel darf Pakete nicht sehen.
parcel-last-day = Erwartet bis
parcel-list = Pakete
parcel-new-title = Paket hinzufügen
parcel-no-carrier = Kein Versanddienst
parcel-no-number = Keine Sendungsnummer
parcel-none = Noch keine Pakete
parcel-save = Paket speichern
parcel-saved = Paket gespeichert
parcel-saving = Wird gespeichert …
parcel-track = Verfolgen bei { $host }
parcel-tracking = Sendungsnummer
