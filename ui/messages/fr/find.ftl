# The search box: the Find screen and the command palette.

find-all-accounts = Tous les comptes
find-all-customers = Tous les clients
find-all-orders = Toutes les commandes
find-clear = Effacer
find-command-label = Rechercher une commande de l’application
find-commands = Commandes de l’application
find-copy-link = Copier le lien
find-customers = Clients
find-empty = Les clients que vous ouvrez apparaissent ici. Vous y revenez avec une seule touche.
find-empty-accounts = Les clients et les comptes que vous ouvrez apparaissent ici. Vous y revenez avec une seule touche.
find-excerpt = Trouvé dans votre texte : { $terms }
find-guest-order = La commande { $number } a été passée en tant qu’invité. Il n’y a pas de client à voir.
find-heading = Rechercher
find-help = Collez ce que vous avez : un e-mail, un nom, #10660, un ID ou toute une ligne d’un ticket.
find-keys-open = Ouvrir
find-label = Rechercher un client, un compte ou une commande
find-link-copied = Lien copié. Il s’ouvre dans Shopside, sur les ordinateurs qui ont cette boutique.
find-link-in-session = Un lien a été ouvert pendant une session client et ignoré. Terminez la session, puis ouvrez-le à nouveau.
find-link-needs-secret = Le lien exige un accès complet à cette boutique. Cette connexion ne permet que la connexion client.
find-list = Résultats
find-more-accounts = D’autres comptes correspondent. Ajoutez un mot, ou le nom entier.
find-more-customers = D’autres clients correspondent. Ajoutez un mot ou l’adresse e-mail complète.
find-more-members = D’autres membres correspondent. Ajoutez un mot, ou l’adresse e-mail entière.
find-more-orders = D’autres commandes correspondent. Les plus récentes sont affichées.
find-no-password = Sans mot de passe
find-no-results = Rien ne correspond à « { $text } »
find-none-matches = Vérifiez l’orthographe, ou recherchez une partie du nom ou de l’adresse e-mail.
find-order = Commande { $number }
find-orders = Commandes
find-pin = Épingler
find-pinned = Épinglés
find-placeholder = Nom, e-mail, référence, numéro de commande ou ID
find-recent = Clients récents
find-recent-records = Ouverts récemment
find-result-count =
    { $count ->
        [one] { $count } résultat
       *[other] { $count } résultats
    }
find-searching = Recherche…
find-selected-actions = Résultat sélectionné
find-store-open = Ouverte
find-stores = Boutiques
find-switch-store = Passer à { $store }
find-unpin = Détacher
find-view-as-customer = Voir en tant que client
