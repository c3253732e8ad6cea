# The receipt of a session. The page shows it, and the backend writes it to a file with the same texts.

receipt-access = Accès
receipt-access-later = Accès inconnu, écrit par une version plus récente
receipt-access-new-password = Connecté en tant que client, avec un nouveau mot de passe
receipt-access-one-time-code = Connecté en tant que membre d’un compte, avec un code à usage unique (accord du membre)
receipt-access-preview = Aperçu admin (l’accès de l’admin)
receipt-access-sign-in = Connecté en tant que client, avec son mot de passe
receipt-access-support-credential = Connecté en tant que membre d’un compte, avec un identifiant de support
receipt-activity = Activité
receipt-activity-account = Compte { $account }
receipt-activity-account-addresses = Adresses du compte { $account }
receipt-activity-account-cart = Panier { $cart } du compte { $account }
receipt-activity-account-carts = Paniers du compte { $account }
receipt-activity-account-members = Membres du compte { $account }
receipt-activity-account-of-order = Compte client d’une commande
receipt-activity-account-open = Ouvrir le compte
receipt-activity-account-orders = Commandes du compte { $account }
receipt-activity-account-subscription = Abonnement { $subscription } du compte { $account }
receipt-activity-account-subscriptions = Abonnements du compte { $account }
receipt-activity-addresses = Adresses
receipt-activity-addresses-before-change = Adresses, avant une modification
receipt-activity-cart = Panier { $cart }
receipt-activity-carts = Paniers
receipt-activity-comparison = Commandes comparées
receipt-activity-credential-create = Créer l’accès de support
receipt-activity-credential-delete = Supprimer l’accès de support
receipt-activity-erasure-requests = Demandes d’effacement de données personnelles
receipt-activity-forget-plan = Commandes et données personnelles, à oublier
receipt-activity-later = Action inconnue ({ $action }), écrite par une version plus récente
receipt-activity-member-accounts = Comptes du membre
receipt-activity-member-orders = Commandes du membre
receipt-activity-member-profile = Profil du membre
receipt-activity-new-order = Nouvelle commande { $order }
receipt-activity-order = Commande { $order }
receipt-activity-order-json = JSON de la commande { $order }
receipt-activity-order-page = Liste des commandes, page { $page }
receipt-activity-orders = Commandes
receipt-activity-parcels = Colis de la commande { $order }
receipt-activity-password-set = Définition d’un nouveau mot de passe
receipt-activity-payments = Paiements de la commande { $order }
receipt-activity-personal-data-log = Journal des données personnelles
receipt-activity-preview = Lancement de l’aperçu
receipt-activity-profile = Profil
receipt-activity-profile-after-conflict = Profil, après un conflit
receipt-activity-profile-before-anonymizing = Profil, avant l’anonymisation d’une commande
receipt-activity-profile-before-change = Profil, avant une modification
receipt-activity-profile-before-deletion = Profil, avant une suppression
receipt-activity-profile-before-erasure = Profil, avant un effacement
receipt-activity-profile-before-password = Profil, avant un nouveau mot de passe
receipt-activity-profile-before-sign-in = Profil, avant une connexion
receipt-activity-profile-for-new-order = Profil, pour une nouvelle commande
receipt-activity-profile-json = JSON du profil
receipt-activity-session-extend = Prolongation de la session
receipt-activity-sign-in = Connexion en tant que client
receipt-activity-sign-in-member = Connexion en tant que membre d’un compte
receipt-activity-spending = Dépenses
receipt-activity-subscription = Abonnement { $subscription }
receipt-activity-subscriptions = Abonnements
receipt-activity-tracking-page = Page de suivi chez { $host } de la commande { $order }
receipt-activity-unlinked-orders = Commandes non liées
receipt-changes = Modifications
receipt-changes-none =
    { $count ->
        [0] Aucune modification (aucune requête)
        [one] Aucune modification (1 requête en lecture seule)
       *[other] Aucune modification ({ $count } requêtes en lecture seule)
    }
receipt-changes-other-none =
    { $count ->
        [0] Aucune requête dans la session.
        [one] Aucune autre modification (1 requête en lecture seule)
       *[other] Aucune autre modification ({ $count } requêtes en lecture seule)
    }
receipt-changes-possible = { $count } requêtes sur { $total } ont peut-être modifié quelque chose. Elles sont signalées dans l’activité.
receipt-customer = Client
receipt-duration = Durée
receipt-ended = Fin
receipt-entries = Entrées du journal d’audit
receipt-entry = Entrée
receipt-erased = Effacé
receipt-hash = Hachage
receipt-made = Créé par Shopside le { $time }. Fuseau horaire : { $zone }.
receipt-may-change = A peut-être modifié quelque chose
receipt-no-response = Aucune réponse
receipt-none = Non consigné
receipt-none-given = Aucun motif indiqué
receipt-operator = Opérateur
receipt-password-set = Le mot de passe du client a été modifié.
receipt-password-unknown = Le mot de passe du client a peut-être été modifié.
receipt-reason = Motif
receipt-request = Requête
receipt-result-customer-deleted = Le client a été supprimé
receipt-result-ended = Terminée
receipt-result-expired = Expirée
receipt-result-failed = N’a pas démarré
receipt-result-forbidden = Terminée par la politique de la boutique
receipt-result-internal-error = Terminée après une erreur interne
receipt-result-locked = Terminée lors du verrouillage de Shopside
receipt-result-quit = Terminée à la fermeture de Shopside
receipt-result-rejected = La boutique a mis fin à l’accès du client
receipt-result-replaced = Remplacée par une autre session
receipt-result-stopped = Terminée par l’opérateur
receipt-result-store-closed = La boutique a été fermée
receipt-result-unended = Aucune fin consignée
receipt-result-unknown = On ne sait pas si elle a démarré
receipt-session = Session
receipt-started = Début
receipt-status = Statut
receipt-store = Boutique
receipt-time = Heure
receipt-time-in = Heure (UTC{ $offset })
receipt-title = Justificatif de session client
receipt-verified = Le journal d’audit a été vérifié le { $time } : { $count } entrées, aucune modifiée.
receipt-verify = Comment vérifier ce justificatif
receipt-verify-command = Exécutez cette commande :
receipt-verify-files = Demandez le journal d’audit (journal.sqlite) de { $account }, un point de contrôle enregistré après la session et la clé publique notée pour celui-ci.
receipt-verify-hashes = Comparez les hachages qu’elle affiche à ceux ci-dessous. Chaque hachage couvre son entrée et toutes les entrées précédentes.
