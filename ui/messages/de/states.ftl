# States of orders, payments and shipping, and of a customer's password.

state-authorized = Autorisiert
state-cancelled = Storniert
state-complete = Abgeschlossen
state-failed = Fehlgeschlagen
state-fulfilled = Erfüllt
state-incomplete = Unvollständig
state-not-shipped = Nicht versendet
state-paid = Bezahlt
state-partially-authorized = Teilweise autorisiert
state-partially-paid = Teilweise bezahlt
state-password-not-set = Nicht festgelegt
state-password-set = Festgelegt
state-password-unknown = Unbekannt
state-pending = Ausstehend
state-processing = In Bearbeitung
state-refunded = Erstattet
state-unfulfilled = Nicht erfüllt
state-unpaid = Unbezahlt
