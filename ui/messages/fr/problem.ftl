# Problems that the backend reports. The English sentences come from the backend.

problem-already-connected = Cette boutique est déjà connectée, sous le nom « { $name } ».
    .advice = Ouvrez cette connexion, ou retirez-la d’abord.
problem-bad-client-id = La boutique a rejeté ce Client ID.
    .advice = Copiez-le à nouveau depuis les clés d’application de la boutique.
problem-bad-client-id-by-clock = La boutique a rejeté ce Client ID. { time-clock-note }
    .advice = Réglez d’abord l’horloge de cet ordinateur : elle en est peut-être la cause. Copiez-le à nouveau depuis les clés d’application de la boutique.
problem-bad-credentials = La boutique a rejeté ce Client ID et ce Client secret.
    .advice = Copiez-les à nouveau depuis les clés d’application de la boutique, et vérifiez que la région est correcte.
problem-bad-credentials-by-clock = La boutique a rejeté ce Client ID et ce Client secret. { time-clock-note }
    .advice = Réglez d’abord l’horloge de cet ordinateur : elle en est peut-être la cause. Copiez-les à nouveau depuis les clés d’application de la boutique, et vérifiez que la région est correcte.
problem-browser-not-opened = Le navigateur ne s’est pas ouvert.
    .advice = Copiez le lien de suivi et ouvrez-le vous-même.
problem-cancelled = Arrêté avant tout envoi.
problem-created-not-added = Le membre a été créé, mais n’a pas pu être ajouté au compte. { $cause }
    .advice = Ajoutez-le comme membre d’un autre compte, ou d’aucun.
problem-creation-unknown = La réponse de la boutique a été perdue. Le client a peut-être été créé, ou non.
    .advice = Attendez une minute, puis recherchez l’adresse e-mail avant de réessayer.
problem-credentials-refused = La boutique n’accepte plus les identifiants de cette connexion.
    .advice = Connectez à nouveau la boutique avec une clé d’application valide.
problem-credentials-refused-by-clock = La boutique n’accepte plus les identifiants de cette connexion. { time-clock-note }
    .advice = Réglez d’abord l’horloge de cet ordinateur : elle en est peut-être la cause. Connectez à nouveau la boutique avec une clé d’application valide.
problem-customer-deleted = Ce client a été supprimé de la boutique.
problem-email-taken = Un autre client de cette boutique a cette adresse e-mail.
    .advice = Recherchez ce client, ou utilisez une autre adresse.
problem-file-gone = Ce fichier n’est plus dans votre dossier de téléchargements.
    .advice = Il a peut-être été déplacé, renommé ou supprimé. Enregistrez-le de nouveau si vous en avez besoin.
problem-folder-not-shown = Le gestionnaire de fichiers ne s’est pas ouvert.
    .advice = Ouvrez vous-même votre dossier de téléchargements. Le fichier s’y trouve.
problem-forbidden = Cette clé d’application n’autorise pas cela.
    .advice = Utilisez une clé ayant accès aux clients et aux commandes.
problem-host-not-allowed = Votre organisation n’autorise pas les connexions à { $host }.
    .advice = Utilisez l’un des hôtes autorisés, ou demandez à votre administrateur.
problem-host-not-found = Aucun hôte ne porte ce nom.
    .advice = Vérifiez l’adresse et votre réseau, puis réessayez. Si votre réseau nécessite un proxy, saisissez-le dans les paramètres, sous « Réseau ».
problem-host-refused = Rien n’a été envoyé à { $host }, car vous ne l’avez pas autorisé.
    .advice = Vérifiez l’adresse, puis réessayez.
problem-host-refuses = L’hôte a été joint, mais aucune boutique ne répond à cette adresse.
    .advice = Vérifiez l’adresse et que la boutique fonctionne, puis réessayez.
problem-host-timed-out = L’hôte ne répond pas.
    .advice = Vérifiez l’adresse et votre réseau, puis réessayez. Si votre réseau nécessite un proxy, saisissez-le dans les paramètres, sous « Réseau ».
problem-host-unreachable = L’hôte est injoignable.
    .advice = Vérifiez l’adresse et votre réseau, puis réessayez. Si votre réseau nécessite un proxy, saisissez-le dans les paramètres, sous « Réseau ».
problem-incomplete = La boutique compte { $total } résultats, mais n’en liste que { $read }.
    .advice = Réessayez dans quelques minutes. Si cela se reproduit, contactez l’assistance de la boutique.
problem-keyring-absent = Aucun trousseau système n’a été trouvé.
    .advice = Démarrez-en un, comme GNOME Keyring ou KWallet, et réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-denied = Le trousseau n’a pas été déverrouillé.
    .advice = Réessayez, et saisissez le mot de passe du trousseau quand votre système le demande.
problem-keyring-empty = Le service de trousseau fonctionne, mais n’a aucun trousseau où conserver des secrets.
    .advice = Créez un trousseau par défaut dans l’application de mots de passe de votre système et réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-failed = Le trousseau a échoué : { $cause }.
    .advice = Réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-locked = Le trousseau est verrouillé.
    .advice = Déverrouillez-le dans l’application de mots de passe de votre système, puis réessayez.
problem-keyring-timed-out = Le trousseau n’a pas répondu à temps.
    .advice = Votre système demande peut-être le mot de passe du trousseau dans une autre fenêtre. Saisissez-le, puis réessayez.
problem-locked = Shopside est verrouillé.
    .advice = Déverrouillez-le pour continuer.
problem-managed = Ceci est géré par votre organisation et ne peut pas être modifié ici.
problem-member-account-gone = La boutique ne montre plus ce compte au membre.
    .advice = Il en a peut-être été retiré. Choisissez un autre compte, ou terminez la session.
problem-member-account-not-open = Aucun compte n’est ouvert dans cette session.
    .advice = Choisissez l’un des comptes du membre.
problem-member-account-switched = Un autre compte a été ouvert entre-temps.
    .advice = Chargez à nouveau.
problem-member-account-unknown = Ce compte n’est pas l’un des comptes du membre.
    .advice = Choisissez-en un autre, ou commencez une nouvelle session si le membre vient d’être ajouté.
problem-member-cart-not-listed = Ce panier n’est pas dans la liste.
    .advice = Rechargez les paniers, et ouvrez-le à partir de là.
problem-member-code-refused = La boutique a refusé ce code.
    .advice = Vérifiez-le avec le membre. S’il a plus de 10 minutes ou a déjà servi, demandez-en un nouveau.
problem-member-codes-off = Cette boutique n’a pas de codes à usage unique.
    .advice = Autorisez-les dans l’un des profils de mot de passe de la boutique pour les utiliser.
problem-member-credential-refused = La boutique a refusé l’accès de support, qui a été supprimé.
    .advice = Réessayez. Un collègue s’est peut-être connecté à l’instant en tant que ce membre.
problem-member-leftover-stays = Un accès de support de ce membre subsiste, et la boutique ne le supprime pas.
    .advice = Attendez qu’il ait disparu, puis réessayez. Shopside continue d’essayer.
problem-member-needs-role = Cette clé d’application ne peut pas lire comment les membres des comptes se connectent.
    .advice = Utilisez une clé avec le rôle « Seller Admin ». Les rôles « Support » et « IT » ne suffisent pas.
problem-member-no-account = Ce membre n’appartient à aucun compte ; la boutique ne lui montre donc rien.
    .advice = Ajoutez d’abord le membre à un compte.
problem-member-no-profile = Aucun profil de mot de passe de cette boutique ne peut servir aux connexions de support.
    .advice = Configurez d’abord la connexion de support.
problem-member-no-realm = Cette boutique n’a pas de connexion pour les membres des comptes.
    .advice = Configurez d’abord les comptes dans la boutique, puis réessayez.
problem-member-no-username = Ce membre n’a pas de nom d’utilisateur auquel envoyer un code à usage unique.
    .advice = Connectez-vous plutôt avec un accès de support.
problem-member-one-per-profile = Cette boutique autorise un seul mot de passe par profil à un membre, et ce membre en a un.
    .advice = Créez le profil « Support sign-in » dans la configuration de la connexion de support.
problem-member-profile-deleted = Le profil de mot de passe des connexions de support a été supprimé de la boutique.
    .advice = Choisissez-en un autre dans la configuration de la connexion de support.
problem-member-profile-needs-email = Les noms d’utilisateur de ce profil de mot de passe sont des adresses e-mail. Ceux des accès de support n’en sont pas.
    .advice = Choisissez un autre profil ou créez « Support sign-in » dans la configuration de la connexion de support.
problem-member-profile-unclear = Cette boutique a plusieurs profils de mot de passe, et aucun n’est choisi pour les connexions de support.
    .advice = Choisissez-en un dans la configuration de la connexion de support.
problem-member-token-ended = Cette boutique met fin à la connexion du membre dès que l’accès de support est supprimé.
    .advice = Connectez-vous avec un code à usage unique ou utilisez l’aperçu.
problem-member-username-taken = La boutique a refusé le nom de l’accès de support ; aucun n’a été créé.
    .advice = Réessayez. Si cela se reproduit, vérifiez le profil de mot de passe dans la configuration de la connexion de support.
problem-member-wrong-subject = Cette session n’a pas cette vue.
    .advice = Commencez une autre session pour la voir.
problem-needs-accounts-role = Cette clé d’application n’a pas le droit d’utiliser les comptes.
    .advice = Utilisez une clé dont le rôle est Seller Admin ou Support.
problem-needs-realms-role = Cette clé d’application n’a pas le droit d’utiliser les domaines d’authentification.
    .advice = Utilisez une clé dont le rôle est Seller Admin.
problem-needs-secret = Cette connexion ne permet que la connexion client.
    .advice = Pour travailler avec les clients, connectez la boutique avec son Client secret.
problem-needs-sign-in = Un aperçu ne montre que vos propres données. Il n’y a donc rien à comparer.
    .advice = Connectez-vous en tant que client pour voir les deux côtés.
problem-no-account-realm = Cette boutique n’a pas de domaine d’authentification pour les membres des comptes.
    .advice = Configurez d’abord l’authentification des comptes dans la boutique.
problem-no-certificate = Ce fichier ne contient aucun certificat.
    .advice = Choisissez un fichier au format PEM. Il commence par « -----BEGIN CERTIFICATE----- ».
problem-no-password = Ce client n’a pas de mot de passe. Vous ne pouvez donc pas vous connecter à sa place.
    .advice = Définissez d’abord un mot de passe.
problem-no-store-there = L’hôte a répondu, mais il n’y a pas d’API de boutique à cette adresse (statut { $status }).
    .advice = Saisissez l’adresse sans chemin, par exemple https://euwest.api.elasticpath.com.
problem-no-update = Il n’y a aucune mise à jour à poursuivre.
    .advice = Recherchez à nouveau des mises à jour.
problem-not-a-store = La réponse de l’hôte n’est pas celle d’une boutique (statut { $status }).
    .advice = Vérifiez l’adresse, et si un proxy ou une page de connexion s’interpose.
problem-not-created = Le client n’a pas été créé : la réponse de la boutique a été perdue, et aucun client n’a cette adresse e-mail.
    .advice = Réessayez.
problem-not-extendable = Cette session ne peut plus être prolongée.
    .advice = Terminez-la, puis ouvrez à nouveau la vue client.
problem-not-found = Introuvable : { $detail }.
    .advice = Il a peut-être été supprimé. Actualisez la liste.
problem-nothing-to-copy = Le nouveau mot de passe a déjà été oublié et ne peut pas être copié.
    .advice = Définissez un autre mot de passe pour le client.
problem-offset-limit = La boutique renvoie au plus { $limit } résultats.
    .advice = Restreignez la liste.
problem-preview-off = Les aperçus sont désactivés pour cette boutique.
    .advice = Modifiez cela dans « Boutiques » > « Modifier ».
problem-question-open = Une autre boîte de dialogue de Shopside est encore ouverte.
    .advice = Répondez-y d’abord, puis réessayez.
problem-rate-limited = La boutique limite les requêtes.
    .advice =
        { $seconds ->
            [0] Attendez quelques secondes, puis réessayez.
            [one] Réessayez dans { $seconds } seconde.
           *[other] Réessayez dans { $seconds } secondes.
        }
problem-redirected = L’hôte redirige vers { $to }. Shopside n’a pas suivi, car vos identifiants y seraient envoyés.
    .advice = Vérifiez l’adresse. Elle ne doit pas rediriger.
problem-redirected-elsewhere = L’hôte redirige vers une autre adresse. Shopside n’a pas suivi, car vos identifiants y seraient envoyés.
    .advice = Vérifiez l’adresse. Elle ne doit pas rediriger.
problem-response-lost =
    { $how ->
        [empty] La réponse de la boutique était vide.
        [cut_off] La réponse de la boutique était tronquée.
        [timed_out] La boutique n’a pas répondu à temps.
       *[connection_lost] La connexion à la boutique a été perdue avant sa réponse.
    }{ $then ->
        [repeat] { "" }
        [sign_in_again] { "" }
        [repeat_write] { "" } L’opération a peut-être abouti.
       *[check] { "" } L’opération a peut-être abouti.
    }
    .advice =
        { $then ->
            [repeat] Vous pouvez réessayer sans risque.
            [sign_in_again] Réessayez. La boutique peut compter cela comme une tentative de connexion.
            [repeat_write] Vous pouvez réessayer sans risque.
           *[check] Vérifiez si elle a abouti avant de réessayer.
        }
problem-response-too-large = La réponse de la boutique était trop volumineuse.
    .advice = Restreignez-la, puis réessayez.
problem-sandbox-not-running = La boutique bac à sable ne fonctionne pas.
    .advice = Ouvrez à nouveau la boutique bac à sable.
problem-secret-missing = Le Client secret de cette boutique n’est plus dans le trousseau.
    .advice = Il a été supprimé en dehors de Shopside. Saisissez-le à nouveau.
problem-secret-not-saved = Le Client secret de cette boutique n’a pas été enregistré.
    .advice = Saisissez-le à nouveau.
problem-session-ended = Cette session client est terminée.
    .advice = Ouvrez à nouveau la vue client pour continuer.
problem-session-rejected = La boutique n’accepte plus cette session client.
    .advice = Reconnectez-vous en tant que client pour continuer.
problem-sign-in-off = La connexion en tant que client est désactivée pour cette boutique.
    .advice = Modifiez cela dans « Boutiques » > « Modifier ».
problem-stopped = L’opération a été arrêtée avant la fin, et aucun fichier n’a été écrit.
problem-store-failed = La boutique a rencontré un problème ({ $status }) : { $detail }.
    .advice = Réessayez dans un instant.
problem-store-not-open = Cette boutique n’est pas ouverte.
    .advice = Ouvrez-la depuis la liste des boutiques.
problem-store-refused = La boutique a refusé cela : { $detail }.
    .advice = Corrigez et réessayez.
problem-token-expired = Le jeton client émis par la boutique a déjà expiré. Il n’y a donc pas de session.
    .advice = Vérifiez l’horloge de cet ordinateur, puis reconnectez-vous. Si elle est juste, prévenez l’assistance de la boutique.
problem-token-expired-by-clock = Le jeton client émis par la boutique a déjà expiré. Il n’y a donc pas de session. { time-clock-note }
    .advice = Réglez l’horloge de cet ordinateur, puis reconnectez-vous. Si elle est juste, c’est celle de la boutique qui est fausse : informez le support de la boutique.
problem-too-many-records = La boutique a envoyé plus que les { $limit } enregistrements demandés. Aucun n’est donc utilisé.
    .advice = Signalez-le à l’assistance de la boutique, avec l’adresse de la boutique.
problem-too-many-rows = Un fichier Excel contient au plus 1 048 575 lignes, et il y en a davantage.
    .advice = Filtrez-en moins, ou exportez en CSV ou JSON Lines.
problem-too-much-text = Une cellule Excel contient au plus 32 767 caractères, et « { $column } » à la ligne { $row } en a davantage.
    .advice = Exportez en CSV ou JSON Lines, qui n’ont pas cette limite.
problem-unclear-customer = La réponse de la boutique ne dit pas à qui est cette commande. Elle n’est donc pas affichée.
    .advice = Recherchez-la dans les commandes de la boutique.
problem-unlock-pending = Votre système attend toujours votre mot de passe. Shopside reste donc verrouillé.
    .advice = Cherchez sa boîte de dialogue, peut-être derrière cette fenêtre, puis appuyez à nouveau sur « Déverrouiller ».
problem-unlock-refused = Votre système n’a pas confirmé votre identité. Shopside reste donc verrouillé.
    .advice = Appuyez sur « Déverrouiller » et saisissez le mot de passe de votre compte sur cet ordinateur.
problem-unlock-without-dialog = Votre bureau n’a pas de boîte de dialogue qui demande un mot de passe. Shopside est seulement masqué : toute personne devant cet ordinateur peut continuer.
    .advice = Verrouillez votre écran quand vous partez.
problem-unreadable-record = Un enregistrement de la boutique n’a pas pu être lu.
    .advice = Recherchez-le dans la boutique et corrigez-le là.
problem-unreadable-response = La réponse de la boutique n’a pas pu être lue à « { $path } ».
    .advice = Vérifiez l’adresse. Si elle est correcte, signalez-le avec l’ID de requête.
problem-unsupported-tls = L’hôte ne propose qu’un chiffrement obsolète. Rien n’a donc été envoyé.
    .advice = Demandez à l’administrateur de l’hôte de proposer TLS 1.2 ou 1.3.
problem-untrusted-certificate = Votre système ne fait pas confiance au certificat de l’hôte. Rien n’a donc été envoyé.
    .advice = Si la boutique a un certificat privé, choisissez son fichier pour cette boutique. Sinon, demandez à votre administrateur réseau.
problem-update-older = Le serveur de mise à jour propose la version { $version }, plus ancienne que celle-ci.
    .advice = Rien n’a été téléchargé. Vérifiez l’adresse dans les paramètres.
problem-update-redirected = Le serveur de mise à jour redirige vers une adresse non autorisée.
    .advice = Vérifiez l’adresse dans les paramètres. Les mises à jour passent uniquement par HTTPS.
problem-update-status = Le serveur de mise à jour a répondu avec le statut { $status }.
    .advice = Vérifiez l’adresse dans les paramètres, ou réessayez plus tard.
problem-update-timed-out = Le serveur de mise à jour n’a pas répondu à temps.
    .advice = Vérifiez votre réseau, puis réessayez.
problem-update-too-large = La mise à jour est trop volumineuse pour être authentique.
    .advice = Vérifiez l’adresse dans les paramètres.
problem-update-without-package = La nouvelle version n’a pas de paquet pour ce système.
    .advice = Procurez-vous-la là où vous avez obtenu celle-ci.
problem-updates-wait = Les mises à jour attendent la fin de votre session client.
    .advice = Terminez la session, puis réessayez.
problem-updates-without-address = Il n’y a pas d’adresse où rechercher des mises à jour.
    .advice = Saisissez-en une dans les paramètres.
problem-updates-without-key = Cette copie ne peut pas vérifier les mises à jour. Elle n’en recherche donc pas.
problem-wrong-customer = La réponse de la boutique concerne un autre client. Rien n’est donc affiché.
    .advice = Vérifiez l’adresse e-mail, puis prévenez les développeurs de la boutique.
problem-wrong-hostname = Le certificat de l’hôte est destiné à un autre hôte. Rien n’a donc été envoyé.
    .advice = Vérifiez l’adresse. Si elle est correcte, demandez à votre administrateur réseau si un proxy s’interpose.
problem-wrong-password = Mot de passe incorrect pour ce client.
    .advice = Vérifiez-le et réessayez ; des tentatives répétées peuvent être bloquées.
