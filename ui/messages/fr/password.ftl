# Setting a customer's password, and handing it over.

password-back = Retour
password-changing = Définition du mot de passe…
password-clipboard-cleared = Effacé du presse-papiers.
password-clipboard-left = Copié. Effacé dans { $seconds } s.
password-copied = Copié
password-copy = Copier le mot de passe
password-copy-message = Copier le message
password-created-title = { $name } a été créé
password-customer-create = Créer le client
password-customer-creating = Création…
password-customer-email = E-mail
password-customer-external-ref = Référence externe
password-customer-external-ref-hint = Facultatif. Le numéro du client dans vos autres systèmes.
password-customer-found = La réponse de la boutique a été perdue. Vérification faite, { $name } a bien été créé.
password-customer-made = { $name } a été créé
password-customer-name = Nom
password-customer-open-other = Ouvrir le client qui a cette adresse
password-customer-title = Nouveau client
password-done = Terminé
password-done-title = Mot de passe défini pour { $name }
password-enter = En saisir un
password-enter-password = Mot de passe
password-enter-password-hint = Utilisé une seule fois, jamais conservé.
password-forgotten = Envoyez le mot de passe séparément du message. Il n’est jamais affiché et est oublié quand vous cliquez sur « Terminé ».
password-generate = Générer un mot de passe fort
password-generate-hint = Vous pourrez le copier une fois défini. Il n’est jamais affiché.
password-message-created =
    Bonjour { $name },

    Nous avons créé un compte pour vous chez { $store } ({ $email }). Nous vous enverrons le mot de passe séparément. Veuillez le modifier après vous être connecté.
password-message-set =
    Bonjour { $name },

    Nous avons défini un nouveau mot de passe pour votre compte chez { $store } ({ $email }). Votre ancien mot de passe ne fonctionne plus. Nous vous enverrons le nouveau séparément. Veuillez le modifier après vous être connecté.

    Si vous ne nous avez pas demandé d’aide, veuillez répondre immédiatement à ce message.
password-message-signature = { $operator }, { $store }
password-new = Nouveau mot de passe
password-none = Pas encore de mot de passe
password-none-hint = Vous pourrez en définir un plus tard.
password-replace = Définir le mot de passe et se connecter
password-replace-address = Saisissez l’adresse e-mail de { $name }.
password-replace-ask = Vous n’avez pas le mot de passe et l’aperçu ne suffit pas ?
password-replace-open = Définir un nouveau mot de passe…
password-replace-others = Jusqu’à ce que le client en choisisse un autre, toute personne qui a le nouveau mot de passe peut se connecter à sa place, vous compris.
password-replace-preview = Aperçu plutôt
password-replace-stops = Le mot de passe actuel de { $name } cesse immédiatement de fonctionner.
password-replace-tell = Vous ne pouvez pas le rétablir, et la boutique ne prévient pas le client. C’est vous qui lui envoyez le nouveau.
password-send-message = 1. Envoyer ce message
password-send-password = 2. Envoyer le mot de passe par un autre moyen
password-set = Définir le mot de passe
password-set-title = Définir un mot de passe pour { $name }
password-set-title-new = Définir un nouveau mot de passe pour { $name }
password-set-warning = Cela remplace définitivement le mot de passe du client. Il ne peut plus se connecter avec l’ancien, et la boutique ne le prévient pas.
password-setting = Définition du mot de passe…
password-show = Afficher le mot de passe
password-strength-fair = Moyen. Plus long, c’est mieux.
password-strength-short = Trop court. Utilisez au moins 8 caractères.
password-strength-strong = Fort
password-strength-weak = Faible. Utilisez davantage de mots sans rapport entre eux ou de caractères.
