# The lists of customers and orders: their tables, searches, filters and status bars.

lists-actions = Actions
lists-add-filter = Ajouter un filtre
lists-amount = Montant
lists-amount-choose = Choisissez le montant voulu :
lists-amount-unclear = Ce montant n’est pas clair. Choisissez ce que vous voulez dire, ou saisissez-le autrement.
lists-choose-day = Choisissez un jour.
lists-clear-filters = Effacer les filtres
lists-clear-search = Effacer la recherche
lists-clear-text = Effacer le texte
lists-columns = Colonnes
lists-compare = Comparaison
lists-compare-at-least = Au moins
lists-compare-at-most = Au plus
lists-compare-contains = Contient
lists-compare-exactly = Exactement
lists-compare-from = À partir de
lists-compare-until = Jusqu’à
lists-copy-email = Copier l’e-mail
lists-copy-id = Copier l’ID
lists-copy-reference = Copier la référence
lists-count-customers =
    { $count ->
        [one] { $count } client
       *[other] { $count } clients
    }
lists-count-customers-of =
    { $total ->
        [one] { $count } premier sur { $total } client
       *[other] { $count } premiers sur { $total } clients
    }
lists-count-orders =
    { $count ->
        [one] { $count } commande
       *[other] { $count } commandes
    }
lists-count-orders-of =
    { $total ->
        [one] { $count } première sur { $total } commande
       *[other] { $count } premières sur { $total } commandes
    }
lists-customer = Client
lists-customers = Clients
lists-cut-customers = Dans cet ordre, la boutique ne liste que les { $count } premiers. Pour en trouver d’autres, recherchez ou triez autrement.
lists-cut-orders = Dans cet ordre, la boutique ne liste que les { $count } premières. Pour en trouver d’autres, ajoutez un filtre ou triez par « Passée le ».
lists-day = Jour
lists-email = E-mail
lists-enter-amount = Saisissez un montant.
lists-enter-value = Saisissez le critère du filtre.
lists-export = Exporter…
lists-export-all-customers = Tous les clients
lists-export-all-orders = Toutes les commandes
lists-export-found = Clients trouvés avec « { $search } »
lists-export-matching-orders = Commandes correspondant aux filtres
lists-filter-account-id = ID de compte
lists-filter-account-member-id = ID de membre du compte
lists-filter-add = Ajouter un filtre
lists-filter-add-button = Ajouter
lists-filter-all = Toutes
lists-filter-apply = Appliquer
lists-filter-at-least = { $title } : au moins { $value }
lists-filter-at-most = { $title } : au plus { $value }
lists-filter-billing-name = Nom de facturation
lists-filter-billing-postcode = Code postal de facturation
lists-filter-by = Filtrer par
lists-filter-change = Modifier le filtre
lists-filter-change-chip = Modifier le filtre : { $filter }
lists-filter-contact-email = E-mail du contact
lists-filter-contact-name = Nom du contact
lists-filter-contains = { $title } contient « { $value } »
lists-filter-currency = Devise
lists-filter-customer-id = ID du client
lists-filter-external-reference = Référence externe
lists-filter-from = { $title } à partir du { $day }
lists-filter-is = { $title } : { $value }
lists-filter-order-number = Numéro de commande
lists-filter-product-id = ID produit d’un article
lists-filter-remove = Retirer le filtre : { $filter }
lists-filter-rename-title = Renommer le filtre
lists-filter-save = Enregistrer le filtre…
lists-filter-save-note = Enregistré sur cet ordinateur, pour cette boutique. Contient vos critères, comme un nom ou une adresse e-mail, et aucune commande.
lists-filter-save-title = Enregistrer le filtre
lists-filter-shipping-name = Nom de livraison
lists-filter-shipping-postcode = Code postal de livraison
lists-filter-sku = SKU d’un article
lists-filter-subtotal = Sous-total (HT)
lists-filter-today = Aujourd’hui
lists-filter-unpaid = Impayées
lists-filter-until = { $title } jusqu’au { $day }
lists-filters = Filtres
lists-filters-clear-all = Tout effacer
lists-filters-most = { $count } filtres au maximum à la fois
lists-guest = invité
lists-id = ID
lists-import = Importer…
lists-item-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
lists-items = Articles
lists-keys-move = se déplacer
lists-keys-open = ouvrir
lists-keys-peek = coup d’œil
lists-keys-view-as = voir en tant que client
lists-linked-orders = Ces commandes sont liées au compte du client. Les autres commandes avec la même adresse e-mail sont sur la page du client.
lists-linked-orders-filtered = Les autres filtres masquent peut-être certaines commandes du client.
lists-load-all = Tout charger
lists-load-orders = Charger les commandes
lists-load-rest = Charger le reste
lists-manual = manuelle
lists-name = Nom
lists-new-customer = Nouveau client
lists-no-customers = Aucun client pour l’instant
lists-no-customers-hint = Créez le premier, avec ou sans mot de passe.
lists-no-matching-orders = Aucune commande ne correspond à tous ces filtres.
lists-no-name = Sans nom
lists-no-orders = Aucune commande pour l’instant
lists-no-orders-hint = La première commande apparaît ici quand quelqu’un passe commande.
lists-no-password = Sans mot de passe
lists-nothing-found = Rien ne correspond à « { $search } »
lists-nothing-found-hint = Une partie suffit pour les noms et les adresses e-mail. Une référence ou un ID doit être complet.
lists-nothing-loaded = Rien n’a été chargé
lists-open = Ouvrir
lists-order = Commande
lists-order-title = Commande { $number }
lists-orders = Commandes
lists-orders-loaded = Commandes chargées
lists-orders-of-customer = Commandes de { $name }, de la plus récente à la plus ancienne
lists-orders-part-read = { $progress } : chargement effectué
lists-orders-read =
    { $count ->
        [one] { $count } commande est chargée
       *[other] Les { $count } commandes sont chargées
    }
lists-orders-reading = Chargement des commandes
lists-orders-stopped = Arrêté. { $progress }
lists-partly-unreadable = Partiellement illisible
lists-password = Mot de passe
lists-password-set = Mot de passe défini
lists-password-unknown = Inconnu
lists-payment = Paiement
lists-peek = Coup d’œil : { $title }
lists-peek-close = Fermer le coup d’œil
lists-placed = Passée le
lists-read-hours = chargé il y a { $hours } h
lists-read-minutes = chargé il y a { $minutes } min
lists-read-now = chargé à l’instant
lists-reference = Référence
lists-refresh = Actualiser
lists-registered = Inscrit le
lists-save = Enregistrer
lists-saved-filter-actions = Actions pour le filtre « { $name } »
lists-saved-filter-delete = Supprimer
lists-saved-filter-rename = Renommer…
lists-saved-filters = Filtres enregistrés
lists-search-customers = Rechercher des clients
lists-search-customers-hint = Nom, e-mail ou référence
lists-search-orders = Rechercher des commandes
lists-search-orders-hint = Numéro de commande, nom ou e-mail
lists-shipping = Livraison
lists-state = État
lists-states = État
lists-status = Statut
lists-throughput = { $rate } par seconde, reste { $left }
lists-total = Total
lists-total-of-loaded = Total des commandes chargées
lists-updated = Modifié le
lists-value = Valeur
lists-view-as = Voir en tant que client : { $name }
lists-view-as-customer = Voir en tant que client
lists-wrong-year = C’est l’année { $year }. Choisissez un jour de { $first } à { $last }.
