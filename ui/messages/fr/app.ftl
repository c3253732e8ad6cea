# The frame of the app: top bar, menus, lock screen, notices, and the commands of all of them.

app-audit-log-problem = Le journal d’audit ne peut pas être écrit. { $why }
app-checkpoint-due = Le dernier point de contrôle du journal d’audit date de plus d’une semaine. Exportez-en un depuis le journal d’audit et conservez-le là où les utilisateurs de cet ordinateur ne peuvent pas le modifier.
app-command-addresses = Adresses
app-command-audit-log = Journal d’audit
app-command-back = Retour
app-command-carts = Paniers
app-command-check-for-updates = Rechercher des mises à jour
app-command-compare = Comparer
app-command-commerce-manager = Ouvrir Commerce Manager
app-command-connect = Connecter une boutique
app-command-customers = Clients
app-command-find = Rechercher
app-command-help = Aide et raccourcis
app-command-hide = Masquer Shopside
app-command-lock = Verrouiller Shopside
app-command-new-customer = Nouveau client
app-command-next-row = Ligne suivante
app-command-orders = Commandes
app-command-palette = Rechercher un client, un compte ou une commande
app-command-previous-row = Ligne précédente
app-command-privacy = Mode discret
app-command-profile = Profil
app-command-quit = Quitter Shopside
app-command-refresh = Actualiser
app-command-requests = Requêtes
app-command-reset-zoom = Taille réelle
app-command-search = Rechercher
app-command-settings = Paramètres
app-command-stop = Terminer la session
app-command-stores = Gérer les boutiques
app-command-subscriptions = Abonnements
app-command-zoom-in = Agrandir
app-command-zoom-out = Réduire
app-copied = Copié
app-copy = Copier : { $what }
app-density = Densité
app-density-comfortable = Aérée
app-density-compact = Compacte
app-density-hint = La hauteur des lignes et des commandes.
app-dismiss = Masquer
app-field-invisible = Avec les caractères invisibles affichés : { $text }
app-field-outer-space = Commence ou se termine par une espace.
app-import-finished = L’importation est terminée
app-import-paused = Importation en pause
app-import-progress = Importation : { $done } sur { $total }
app-internal-problem = Shopside a commis une erreur.
app-internal-problem-advice = Réessayez. Si cela se reproduit, signalez ceci : { $what }
app-key-control = Ctrl
app-key-enter = Entrée
app-key-escape = Échap
app-key-space = Espace
app-kind-production = Production
app-kind-sandbox = Bac à sable
app-kind-sign-in-only = Connexion client seule
app-loading = Chargement
app-lock-authenticates = Votre système vous demande votre mot de passe.
app-lock-continue = Continuer
app-lock-ended = Les sessions client sont terminées et rien n’est envoyé à une boutique.
app-lock-hidden = Shopside est masqué
app-lock-locked = Shopside est verrouillé
app-lock-no-authentication = Ce système ne peut pas vérifier qui vous êtes : toute personne devant cet ordinateur peut continuer.
app-lock-since = Depuis { $time }
app-lock-unlock = Déverrouiller
app-lock-why-asked =
    { $canAuthenticate ->
        [no] Vous avez masqué Shopside.
       *[yes] Vous avez verrouillé Shopside.
    }
app-lock-why-idle =
    { $canAuthenticate ->
        [no] Masqué après une période d’inactivité.
       *[yes] Verrouillé après une période d’inactivité.
    }
app-lock-why-restart =
    { $canAuthenticate ->
        [no] Shopside était masqué à sa fermeture.
       *[yes] Shopside était verrouillé à sa fermeture.
    }
app-lock-why-system = L’écran a été verrouillé ou l’ordinateur a été mis en veille.
app-managed = Géré par votre organisation.
app-menu = { $operator }, menu Shopside
app-menus = Menus
app-nav = Boutique
app-new-order = Nouvelle commande
app-privacy-off = Flouter les e-mails, numéros de téléphone et rues sur les écrans partagés
app-privacy-on = Les e-mails, numéros de téléphone et rues sont floutés jusqu’à ce que vous les pointiez
app-progress = { $done } sur { $total }
app-progress-note = { $done } sur { $total }, { $note }
app-request-id = ID de requête
app-request-id-copied = ID de requête
app-retry-cancel = Ne plus réessayer
app-retry-connection-lost = La connexion à la boutique a été perdue. Nouvelle tentative automatique.
app-retry-count = Tentative { $attempt } sur { $attempts } dans { $seconds } s
app-retry-count-of-many =
    Tentative { $attempt } sur { $attempts } dans { $seconds } s, { $requests ->
        [one] { $requests } requête en attente
       *[other] { $requests } requêtes en attente
    }
app-retry-rate-limited = La boutique limite les requêtes. Nouvelle tentative automatique.
app-retry-unavailable = La boutique ne peut pas répondre pour le moment. Nouvelle tentative automatique.
app-shortcut-or = ou
app-store-choose = Choisir une boutique
app-store-open = ouverte
app-store-switch = { $store }, changer de boutique
app-stores = Changer de boutique
app-try-again = Réessayer
app-update-available = La version { $version } est disponible. Installez-la dans les paramètres.
app-view-not-loading = Cette partie de Shopside ne se charge pas.
app-view-not-loading-advice = Réessayez pour recharger la page. Tout ce que vous avez enregistré est conservé.
