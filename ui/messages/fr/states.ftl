# States of orders, payments, shipping and subscriptions, and of a customer's password.

state-active = Actif
state-authorized = Autorisé
state-canceled = Résilié
state-cancelled = Annulé
state-closed = Clos
state-complete = Terminé
state-failed = Échec
state-fulfilled = Traité
state-inactive = Inactif
state-incomplete = Incomplet
state-not-shipped = Non expédié
state-paid = Payé
state-partially-authorized = Partiellement autorisé
state-partially-paid = Partiellement payé
state-password-not-set = Non défini
state-password-set = Défini
state-password-unknown = Inconnu
state-paused = En pause
state-pending = En attente
state-processing = En cours de traitement
state-refunded = Remboursé
state-suspended = Suspendu
state-unfulfilled = Non traité
state-unpaid = Impayé
