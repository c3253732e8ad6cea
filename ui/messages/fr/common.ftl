# Buttons, labels and states that more than one screen uses.

common-cancel = Annuler
common-close = Fermer
common-confirm-email = Saisissez l’adresse e-mail du client pour confirmer
common-show-in-folder = Afficher dans le dossier
