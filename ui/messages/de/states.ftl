# States of orders, payments, shipping and subscriptions, and of a customer's password.

state-active = Aktiv
state-authorized = Autorisiert
state-canceled = Gekündigt
state-cancelled = Storniert
state-closed = Beendet
state-complete = Abgeschlossen
state-failed = Fehlgeschlagen
state-fulfilled = Erfüllt
state-inactive = Inaktiv
state-incomplete = Unvollständig
state-not-shipped = Nicht versendet
state-paid = Bezahlt
state-partially-authorized = Teilweise autorisiert
state-partially-paid = Teilweise bezahlt
state-password-not-set = Nicht festgelegt
state-password-set = Festgelegt
state-password-unknown = Unbekannt
state-paused = Pausiert
state-pending = Ausstehend
state-processing = In Bearbeitung
state-refunded = Erstattet
state-suspended = Gesperrt
state-unfulfilled = Nicht erfüllt
state-unpaid = Unbezahlt
