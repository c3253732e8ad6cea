# The request log.

requests-access = Accès
requests-admin = Admin
requests-anonymous = Anonyme
requests-attempts = Tentatives
requests-back = Retour
requests-copy = Copier en curl
requests-copy-short = curl
requests-customer = Client
requests-duration = Durée
requests-empty = Aucune requête à cette boutique pour l’instant.
requests-id = ID de requête
requests-id-what = ID de requête
requests-member = En tant que membre d’un compte
requests-milliseconds = { $count } ms
requests-none = Non connecté
requests-note = Les 500 dernières requêtes, en mémoire jusqu’à la fermeture. Les mots de passe, jetons et termes de recherche ne sont pas consignés ; les commandes copiées contiennent des espaces réservés.
requests-request = Requête
requests-status = Statut
requests-table = Les dernières requêtes à { $store }, de la plus récente à la plus ancienne
requests-time = Heure
requests-title = Requêtes
