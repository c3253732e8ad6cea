# Buttons, labels and states that more than one screen uses.

common-cancel = Annuler
common-close = Fermer
common-confirm-email = Saisissez l’adresse e-mail du client pour confirmer
common-escape-again = Appuyez encore sur Échap pour fermer. Votre saisie n’est pas enregistrée.
common-no = Non
common-show-in-folder = Afficher dans le dossier
common-yes = Oui
