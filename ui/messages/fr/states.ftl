# States of orders, payments and shipping, and of a customer's password.

state-authorized = Autorisé
state-cancelled = Annulé
state-complete = Terminé
state-failed = Échec
state-fulfilled = Traité
state-incomplete = Incomplet
state-not-shipped = Non expédié
state-paid = Payé
state-partially-authorized = Partiellement autorisé
state-partially-paid = Partiellement payé
state-password-not-set = Non défini
state-password-set = Défini
state-password-unknown = Inconnu
state-pending = En attente
state-processing = En cours de traitement
state-refunded = Remboursé
state-unfulfilled = Non traité
state-unpaid = Impayé
