# The audit log: sessions and single acts, verification, checkpoints and erasure.

audit-access = Accès
audit-access-any = Tous
audit-access-later = Accès inconnu, écrit par une version plus récente
audit-access-new-password = Nouveau mot de passe
audit-access-one-time-code = Code à usage unique
audit-access-preview = Aperçu
audit-access-sign-in = Connexion
audit-access-support-credential = Accès de support
audit-access-unknown = Accès inconnu
audit-actions = Actions
audit-all-entries = Toutes les entrées
audit-all-entries-menu = Toutes les entrées…
audit-any-event = Tous
audit-back = Retour
audit-before-intact =
    { $count ->
        [0] C’est la première entrée.
        [one] L’entrée précédente est intacte.
       *[other] Les { $count } entrées précédentes sont intactes.
    }
audit-begun = Début
audit-check = Comparer
audit-check-against = Comparer à un point de contrôle
audit-check-against-menu = Comparer à un point de contrôle…
audit-check-hint = Détecte aussi un journal tronqué ou remplacé.
audit-checking = Comparaison…
audit-checkpoint = Point de contrôle
audit-checkpoint-file = Fichier du point de contrôle
audit-checkpoint-hint = Comparez à un point de contrôle enregistré pour détecter un journal tronqué.
audit-checkpoint-key-created = Notez la nouvelle clé publique et conservez-la avec le point de contrôle. Elle prouve que le point de contrôle est le vôtre :
audit-checkpoint-key-hint = La clé de cet ordinateur, s’il en a une. Comparez-la à la clé que vous avez notée, ou collez celle-ci.
audit-checkpoint-key-replaced = <b>La clé qui a signé les points de contrôle précédents n’est plus dans le trousseau. Une nouvelle clé a été créée.</b> Pour comparer à un point de contrôle précédent, collez la clé publique que vous avez notée pour lui.
audit-checkpoint-saved = Un point de contrôle de { $count } entrées a été enregistré dans { $path }
audit-checkpoint-signed-with = Signé avec la clé :
audit-clear = Effacer
audit-clear-filters = Effacer les filtres
audit-clock-before = L’horloge de l’ordinateur a été retardée avant l’entrée { $entry }. Certaines heures peuvent être fausses.
audit-clock-set-back = Horloge retardée
audit-close = Fermer
audit-confirm-id = Saisissez l’ID du client pour confirmer
audit-copied = Justificatif copié
audit-copy-text = Copier en texte
audit-customer = Client
audit-customer-id = ID du client
audit-customer-id-what = ID du client
audit-cut-off = Tronqué
audit-details = Détails
audit-done = Effectué
audit-duration = Durée
audit-email = E-mail
audit-empty = Rien n’est encore consigné. Tout ce que vous ouvrez ou modifiez pour un client est consigné ici.
audit-ended = Fin
audit-entry = Entrée { $entry }
audit-erase = Effacer les données
audit-erase-menu = Effacer les données de cette personne…
audit-erase-reason-hint = Il reste dans le journal d’audit : ne nommez pas la personne. Par exemple : courrier du 20 novembre.
audit-erase-stays = Les entrées restent : qui a fait quoi, quand, dans quelle boutique et avec quel résultat. Le journal d’audit reste vérifiable. Les fichiers déjà exportés, les sauvegardes et le compte du client dans la boutique ne changent pas.
audit-erase-title = Effacer les données de cette personne
audit-erase-warning = <b>Cette action est irréversible.</b> Toutes les entrées de cette boutique concernant <person>{ $person }</person>, et toutes celles qui mentionnent cet e-mail ou cet ID dans un texte, perdent l’e-mail et l’ID du client, le motif, les détails et les chemins des requêtes.
audit-erased = Effacé
audit-erased-from =
    { $count ->
        [one] Les données de la personne ont été effacées de { $count } entrée.
       *[other] Les données de la personne ont été effacées de { $count } entrées.
    }
audit-erasing = Effacement…
audit-event = Événement
audit-event-account-open = Compte ouvert dans la session
audit-event-account-change = Compte modifié
audit-event-account-create = Compte créé
audit-event-admin-view = Consulté en tant qu’admin
audit-event-audit-export-change = Export d’audit
audit-event-capture = Paiement encaissé
audit-event-code-request = Code à usage unique demandé
audit-event-connection-add = Boutique connectée
audit-event-connection-change = Paramètres de la boutique modifiés
audit-event-connection-remove = Boutique retirée
audit-event-credential-create = Accès de support créé
audit-event-credential-delete = Accès de support supprimé
audit-event-customer-change = Client modifié
audit-event-customer-create = Client créé
audit-event-customer-delete = Client supprimé
audit-event-erasure-request = Effacement demandé
audit-event-export = Exportation
audit-event-host-confirm = Hôte inconnu
audit-event-key-create = Clé de signature créée
audit-event-later = Action inconnue ({ $action }), écrite par une version plus récente
audit-event-lock = Verrouillé
audit-event-log-shortened = Entrées manquantes
audit-event-member-add = Membre ajouté
audit-event-member-change = Membre modifié
audit-event-member-create = Membre créé
audit-event-member-remove = Membre retiré
audit-event-note = Note
audit-event-order-change = Commande modifiée
audit-event-parcel-change = Colis enregistré
audit-event-order-anonymize = Commande anonymisée
audit-event-order-create = Commande créée
audit-event-order-delete = Commande supprimée
audit-event-password-set = Mot de passe défini
audit-event-payment-cancel = Autorisation annulée
audit-event-payment-take = Paiement enregistré
audit-event-person-erased = Données d’une personne effacées
audit-event-policy-change = Autorisations modifiées
audit-event-preview = Aperçu
audit-event-refund = Remboursement
audit-event-refund-mark = Marqué comme remboursé
audit-event-request = Requête
audit-event-retention = Anciennes entrées supprimées
audit-event-session-end = Session terminée
audit-event-session-extend = Session prolongée
audit-event-sign-in = Connecté en tant que client
audit-event-sign-in-setup = Connexion de support configurée
audit-event-unknown = Action inconnue
audit-event-unlock = Déverrouillé
audit-event-update = Application mise à jour
audit-event-view = Consulté
audit-export = Exporter
audit-export-complete = aucune entrée en attente
audit-export-minutes = il y a { $minutes } min
audit-export-rejected =
    { $count ->
        [one] Le serveur de journaux a refusé { $count } entrée définitivement.
       *[other] Le serveur de journaux a refusé { $count } entrées définitivement.
    }
audit-export-retried = Shopside continue d’essayer, et aucune entrée n’est perdue.
audit-export-seconds = il y a { $seconds } s
audit-export-state = Export d’audit : { $waiting }
audit-export-state-acknowledged = Export d’audit : { $waiting }, dernière confirmation { $ago }
audit-export-waiting =
    { $count ->
        [one] { $count } entrée en attente
       *[other] { $count } entrées en attente
    }
audit-failed = Échec
audit-fault-changed = L’entrée { $entry } a été modifiée après son écriture.
audit-fault-cut-off = L’entrée { $entry } et toutes les suivantes ont été tronquées.
audit-fault-damaged = Le fichier du journal d’audit est endommagé. Des entrées peuvent manquer dans les recherches. Demandez à votre administrateur de le vérifier.
audit-fault-erased = Les données du client manquent dans l’entrée { $entry }, et aucune déclaration signée n’en donne la raison.
audit-fault-foreign-schema = Autre chose que Shopside a modifié le fichier du journal d’audit. Des entrées peuvent manquer. Demandez à votre administrateur de le vérifier.
audit-fault-missing = L’entrée { $entry } est manquante.
audit-fault-rewritten = L’entrée { $entry } a été réécrite.
audit-fault-unsigned = L’entrée { $entry } indique que des données ont été supprimées, mais la déclaration correspondante manque, a été modifiée ou est signée avec une clé que cet ordinateur ne connaît pas.
audit-from = Du
audit-import-line = Ligne du fichier
audit-intact =
    { $count ->
        [one] Vérifié : { $count } entrée, intacte.
       *[other] Vérifié : { $count } entrées, aucune modifiée.
    }
audit-intact-from = Vérifié : entrées { $first } à { $last }, aucune modifiée.
audit-items = Enregistrements
audit-matching = Entrées correspondantes
audit-matching-menu = Entrées correspondantes…
audit-milliseconds = { $count } ms
audit-minutes = { $minutes } min { $seconds } s
audit-more = Plus d’actions : { $row }
audit-newer-version = Écrit par une version plus récente
audit-no-end = Aucune fin consignée
audit-no-match = Aucune entrée correspondante.
audit-no-reason = Aucun motif indiqué
audit-nothing-cut-off = Rien n’a été tronqué depuis le point de contrôle.
audit-old-removed = Les entrées 1 à { $last } ont été supprimées en raison de leur ancienneté, la dernière fois le { $day }.
audit-open = Ouvrir
audit-open-receipt = Ouvrir le justificatif
audit-operator = Opérateur
audit-outcome-later = Résultat inconnu ({ $outcome })
audit-people-erased =
    { $people ->
        [one] Les données d’une personne ont été effacées
       *[other] Les données de { $people } personnes ont été effacées
    } { $entries ->
        [one] de { $entries } entrée.
       *[other] de { $entries } entrées.
    }
audit-print = Imprimer…
audit-public-key = Clé publique
audit-public-key-what = clé publique
audit-reason = Motif
audit-reason-and-details = Motif et détails
audit-receipt = Justificatif
audit-receipt-saved = Enregistré dans { $path }
audit-removes = Entrées { $numbers }
audit-report-access-review = Revue des accès
audit-report-access-review-hint = Qui a accédé aux clients de quelle boutique, de quelle façon, combien de fois et quand pour la dernière fois. Avec des colonnes pour la validation.
audit-report-access-review-menu = Revue des accès…
audit-report-cancel = Annuler le rapport
audit-report-csv = CSV, pour les tableurs
audit-report-customer = ID ou adresse e-mail du client
audit-report-days = Jours ouvrés
audit-report-empty = Rien n’a été trouvé pour cette période.
audit-report-exceptions = Exceptions
audit-report-exceptions-hint = Ce qui mérite un second regard : accès en dehors des heures de bureau, de nombreux clients en une heure, un mot de passe remplacé puis utilisé, et boutiques en production sans motif ni ticket.
audit-report-exceptions-menu = Exceptions…
audit-report-hours-from = Heures de
audit-report-hours-to = Heures à
audit-report-html = Page à imprimer
audit-report-most-customers = Clients en une heure considérés comme normaux
audit-report-most-customers-hint = 0 pour n’importe quel nombre.
audit-report-notes = Le fichier est enregistré dans votre dossier de téléchargements, et le rapport est consigné dans le journal d’audit.
audit-report-outside-hours = Accès en dehors des heures de bureau
audit-report-saved = Enregistré dans { $path }
audit-report-store-comparison = Comparaison avec le journal de la boutique
audit-report-store-comparison-hint = Modifications de clients consignées ici et inconnues de la boutique, et modifications avec cette clé non consignées ici. La boutique conserve son journal un an en production et 7 jours sinon. Les ordinateurs qui partagent la clé ont leurs propres journaux d’audit.
audit-report-store-comparison-menu = Comparaison avec le journal de la boutique…
audit-report-subject = Accès aux données d’un client
audit-report-subject-hint = Quand, pourquoi et de quelle façon les données d’un client ont été consultées ou modifiées, pour un client qui le demande.
audit-report-subject-menu = Accès aux données d’un client…
audit-report-with-staff = Nommer les opérateurs
audit-report-write = Créer le rapport
audit-report-writing = Création du rapport…
audit-reports = Rapports
audit-requests = Requêtes
audit-result = Résultat
audit-save-checkpoint-menu = Enregistrer un point de contrôle…
audit-save-html = Enregistrer en HTML…
audit-saving = Enregistrement…
audit-search = Rechercher
audit-seconds = { $seconds } s
audit-session = Session
audit-session-id = ID de session
audit-show = Afficher
audit-show-entries = Chaque entrée
audit-show-older = Afficher les plus anciennes
audit-show-trail = Par session
audit-signed-with = Signé avec la clé { $keys }.
audit-started = Début
audit-store = Boutique
audit-table = Journal d’audit, du plus récent au plus ancien
audit-timed-out = Expiré
audit-title = Journal d’audit
audit-to = Au
audit-unfold = Détails : { $what }
audit-unknown = Inconnu
audit-verified-at = Vérifié le { $time } : { $count } entrées, aucune modifiée
audit-verified-minutes = Vérifié il y a { $minutes } min : { $count } entrées, aucune modifiée
audit-verified-now = Vérifié à l’instant : { $count } entrées, aucune modifiée
audit-verify = Vérifier
audit-verify-failed = La dernière vérification a révélé un problème
audit-verify-hint = Vérifie qu’aucune entrée n’a été modifiée ou supprimée.
audit-verify-now = Vérifier maintenant
audit-verifying = Vérification…
