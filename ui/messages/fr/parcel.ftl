# The parcels of an order.

parcel-absent = Cette boutique n’enregistre ni colis ni numéros de suivi avec ses commandes.
parcel-add = Ajouter un colis
parcel-carrier = Transporteur
parcel-carrier-hint = Avec son service, par exemple UPS Standard.
parcel-copy-link = Copier le lien de suivi
parcel-copy-number = Copier le numéro de suivi
parcel-edit = Modifier…
parcel-edit-named = Modifier le colis { $parcel }
parcel-edit-title = Modifier le colis
parcel-estimate = Prévu du { $first } au { $last }
parcel-estimate-day = Prévu le { $day }
parcel-first-day = Prévu à partir du
parcel-forbidden = Cette clé d’application n’a pas le droit de voir les colis.
parcel-last-day = Prévu jusqu’au
parcel-list = Colis
parcel-new-title = Ajouter un colis
parcel-no-carrier = Aucun transporteur
parcel-no-number = Aucun numéro de suivi
parcel-none = Aucun colis pour l’instant
parcel-save = Enregistrer le colis
parcel-saved = Colis enregistré
parcel-saving = Enregistrement…
parcel-track = Suivre sur { $host }
parcel-tracking = Numéro de suivi
