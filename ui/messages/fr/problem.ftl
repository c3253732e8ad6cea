# Problems that the backend reports. The English sentences come from the backend.

problem-already-connected = Cette boutique est déjà connectée, sous le nom « { $name } ».
    .advice = Ouvrez cette connexion, ou retirez-la d’abord.
problem-audit-log-not-written = Le journal d’audit n’a pas pu être écrit. { $cause }
    .advice = { $causeAdvice }
problem-audit-log-unopened = Le journal d’audit { $place } ne peut pas être ouvert. { $cause }
    .advice = { $causeAdvice } Tant qu’il ne peut pas être utilisé, rien n’est modifié dans une boutique et personne ne se connecte en tant que client.
problem-audit-log-unreadable = Le journal d’audit n’a pas pu être lu. { $cause }
    .advice = { $causeAdvice }
problem-audit-log-unwritable = Le journal d’audit n’a pas pu être écrit, donc rien n’a été fait. { $cause }
    .advice = { $causeAdvice }
problem-bad-client-id = La boutique a rejeté ce Client ID.
    .advice = Copiez-le à nouveau depuis les clés d’application de la boutique.
problem-bad-client-id-by-clock = La boutique a rejeté ce Client ID. { time-clock-note }
    .advice = Réglez d’abord l’horloge de cet ordinateur : elle en est peut-être la cause. Copiez-le à nouveau depuis les clés d’application de la boutique.
problem-bad-credentials = La boutique a rejeté ce Client ID et ce Client secret.
    .advice = Copiez-les à nouveau depuis les clés d’application de la boutique, et vérifiez que la région est correcte.
problem-bad-credentials-by-clock = La boutique a rejeté ce Client ID et ce Client secret. { time-clock-note }
    .advice = Réglez d’abord l’horloge de cet ordinateur : elle en est peut-être la cause. Copiez-les à nouveau depuis les clés d’application de la boutique, et vérifiez que la région est correcte.
problem-behind-proxy = { $failure } La connexion passait par le proxy { $proxy }.
    .advice = { $failureAdvice }
problem-browser-not-opened = Le navigateur ne s’est pas ouvert.
    .advice = Ouvrez vous-même { $address }.
problem-cancelled = Arrêté avant tout envoi.
problem-certificate-expired = Le certificat de l’hôte a expiré le { $until }. L’horloge de cet ordinateur indique { $now }. Rien n’a été envoyé.
    .advice = Si ce n’est pas l’heure, réglez l’horloge de cet ordinateur. Sinon, demandez à l’administrateur de l’hôte de renouveler le certificat.
problem-certificate-not-valid = Le certificat de l’hôte n’est pas valide aujourd’hui, donc rien n’a été envoyé.
    .advice = Vérifiez la date de cet ordinateur. Si elle est juste, demandez à l’administrateur de l’hôte de renouveler le certificat.
problem-certificate-of-other-hosts = Le certificat de l’hôte est celui d’un autre hôte ({ $hosts }), donc rien n’a été envoyé.
    .advice = Vérifiez l’adresse. Si elle est correcte, demandez à votre administrateur réseau si un proxy est intercalé.
problem-certificate-too-early = Le certificat de l’hôte n’est valide qu’à partir du { $from }. L’horloge de cet ordinateur indique { $now }. Rien n’a été envoyé.
    .advice = Si ce n’est pas l’heure, réglez l’horloge de cet ordinateur. Sinon, demandez à l’administrateur de l’hôte de renouveler le certificat.
problem-clipboard-failed = Le presse-papiers a échoué : { $words }.
    .advice = Réessayez. Si l’échec se répète, définissez un mot de passe que vous saisissez vous-même.
problem-clipboard-not-kept = Le presse-papiers n’a pas conservé ce qui a été copié.
    .advice = Réessayez. Si l’échec se répète, définissez un mot de passe que vous saisissez vous-même.
problem-clipboard-timed-out = Le presse-papiers n’a pas répondu à temps.
    .advice = Réessayez. Si l’échec se répète, définissez un mot de passe que vous saisissez vous-même.
problem-connection-not-set-up = La connexion n’a pas pu être établie.
    .advice = Vérifiez les certificats du système, puis réessayez.
problem-created-maybe-added = Le membre a été créé. On ne sait pas s’il a été ajouté au compte. { $cause }
    .advice = Consultez les membres du compte. S’il n’y est pas, ajoutez-le comme membre d’aucun compte.
problem-created-not-added = Le membre a été créé, mais n’a pas pu être ajouté au compte. { $cause }
    .advice = Ajoutez-le comme membre d’un autre compte, ou d’aucun.
problem-creation-unknown = La réponse de la boutique a été perdue. Le client a peut-être été créé, ou non.
    .advice = Attendez une minute, puis recherchez l’adresse e-mail avant de réessayer.
problem-credentials-refused = La boutique n’accepte plus les identifiants de cette connexion.
    .advice = Connectez à nouveau la boutique avec une clé d’application valide.
problem-credentials-refused-by-clock = La boutique n’accepte plus les identifiants de cette connexion. { time-clock-note }
    .advice = Réglez d’abord l’horloge de cet ordinateur : elle en est peut-être la cause. Connectez à nouveau la boutique avec une clé d’application valide.
problem-customer-deleted = Ce client a été supprimé de la boutique.
problem-done-not-recorded = { $done } Mais le journal d’audit n’a pas pu l’enregistrer. { $cause }
    .advice = Ne recommencez pas. Montrez ce message à la personne responsable du journal d’audit.
problem-during-customer-view = Ce n’est pas possible pendant une session client.
    .advice = Terminez la session, puis réessayez.
problem-email-taken = Un autre client de cette boutique a cette adresse e-mail.
    .advice = Recherchez ce client, ou utilisez une autre adresse.
problem-failure-not-recorded = { $failure } Le journal d’audit n’a pas pu l’enregistrer. { $cause }
    .advice = { $failureAdvice }
problem-field-city = une ville
problem-field-company = une société
problem-field-country = un pays
problem-field-county = un département
problem-field-currency = une devise
problem-field-email = l’adresse e-mail
problem-field-external-ref = la référence externe
problem-field-first-name = un prénom
problem-field-instructions = des instructions
problem-field-label = un libellé
problem-field-last-name = un nom de famille
problem-field-legal-name = la raison sociale
problem-field-name = le nom
problem-field-order-number = un numéro de commande
problem-field-phone = un numéro de téléphone
problem-field-postcode = un code postal
problem-field-region = une région
problem-field-registration-id = le numéro d’immatriculation
problem-field-second-line = une deuxième ligne
problem-field-street = une rue
problem-fields-required = La boutique exige : { $fields }.
problem-file-gone = Ce fichier n’est plus dans votre dossier de téléchargements.
    .advice = Il a peut-être été déplacé, renommé ou supprimé. Enregistrez-le de nouveau si vous en avez besoin.
problem-file-not-written = Le fichier n’a pas pu être écrit. { $cause }
    .advice = { $causeAdvice }
problem-folder-not-shown = Le gestionnaire de fichiers ne s’est pas ouvert.
    .advice = Ouvrez vous-même votre dossier de téléchargements. Le fichier s’y trouve.
problem-folder-unusable = Le dossier { $place } de l’application ne peut pas être utilisé. { $cause }
    .advice = { $causeAdvice } D’ici là, rien n’est enregistré ni modifié, et personne ne se connecte en tant que client.
problem-forbidden = Cette clé d’application n’autorise pas cela.
    .advice = Utilisez une clé ayant accès aux clients et aux commandes.
problem-host-not-allowed = Votre organisation n’autorise pas les connexions à { $host }.
    .advice = Utilisez l’un des hôtes autorisés, ou demandez à votre administrateur.
problem-host-not-found = Aucun hôte ne porte ce nom.
    .advice = Vérifiez l’adresse et votre réseau, puis réessayez. Si votre réseau nécessite un proxy, saisissez-le dans les paramètres, sous « Réseau ».
problem-host-not-found-by-proxy = Le proxy { $proxy } ne trouve aucun hôte de ce nom.
    .advice = Vérifiez l’adresse. Si seul le proxy peut trouver l’hôte, commencez l’adresse du proxy par socks5h://, pour qu’il recherche le nom.
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
problem-internal = Shopside a rencontré un problème et n’a pas pu terminer l’opération.
    .advice = Vous pouvez continuer à travailler. Vérifiez si l’opération a été effectuée avant de réessayer. Si cela se reproduit, envoyez à votre support le diagnostic depuis les paramètres.
problem-keyring-absent = Aucun trousseau système n’a été trouvé.
    .advice = Démarrez-en un, comme GNOME Keyring ou KWallet, et réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-ambiguous = Le trousseau contient plusieurs Client secrets pour cette boutique.
    .advice = Réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-denied = Le trousseau n’a pas été déverrouillé.
    .advice = Réessayez, et saisissez le mot de passe du trousseau quand votre système le demande.
problem-keyring-empty = Le service de trousseau fonctionne, mais n’a aucun trousseau où conserver des secrets.
    .advice = Créez un trousseau par défaut dans l’application de mots de passe de votre système et réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-failed = Le trousseau a échoué : { $words }.
    .advice = Réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-locked = Le trousseau est verrouillé.
    .advice = Déverrouillez-le dans l’application de mots de passe de votre système, puis réessayez.
problem-keyring-no-reason = Le trousseau a échoué sans donner de raison.
    .advice = Réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-not-returned = Le trousseau n’a pas restitué le secret qui vient d’être enregistré.
    .advice = Réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-other-content = Le trousseau contient autre chose à la place du Client secret.
    .advice = Réessayez, ou ne gardez le secret que jusqu’à la fermeture.
problem-keyring-timed-out = Le trousseau n’a pas répondu à temps.
    .advice = Votre système demande peut-être le mot de passe du trousseau dans une autre fenêtre. Saisissez-le, puis réessayez.
problem-keyring-too-long = Le Client secret dépasse les { $limit } caractères que le trousseau autorise.
    .advice = Réessayez, ou ne gardez le secret que jusqu’à la fermeture.
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
problem-member-colleague-signing-in = Un collègue se connecte en ce moment en tant que ce membre, et cette boutique n’autorise qu’un accès de support à la fois.
    .advice = Réessayez dans un instant. Si l’accès est encore là après 3 minutes, Shopside le supprime lorsque vous réessayez.
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
problem-member-not-shown = La boutique ne montre pas cela aux membres des comptes.
    .advice = Utilisez l’aperçu pour le voir avec votre accès admin.
problem-member-one-per-profile = Cette boutique autorise un seul mot de passe par profil à un membre, et ce membre en a un.
    .advice = Créez le profil « Support sign-in » dans la configuration de la connexion de support.
problem-member-profile-deleted = Le profil de mot de passe des connexions de support a été supprimé de la boutique.
    .advice = Choisissez-en un autre dans la configuration de la connexion de support.
problem-member-profile-name-taken = La boutique a un profil « Support sign-in » qui n’a pas été créé sur cet ordinateur.
    .advice = Choisissez-le si un collègue l’a créé pour cette application. Si une vitrine l’utilise, renommez-le d’abord dans la boutique.
problem-member-profile-needs-email = Les noms d’utilisateur de ce profil de mot de passe sont des adresses e-mail. Ceux des accès de support n’en sont pas.
    .advice = Choisissez un autre profil ou créez « Support sign-in » dans la configuration de la connexion de support.
problem-member-profile-unclear = Cette boutique a plusieurs profils de mot de passe, et aucun n’est choisi pour les connexions de support.
    .advice = Choisissez-en un dans la configuration de la connexion de support.
problem-member-token-ended = Cette boutique met fin à la connexion du membre dès que l’accès de support est supprimé.
    .advice = Connectez-vous avec un code à usage unique ou utilisez l’aperçu.
problem-member-username-taken = La boutique a refusé le nom de l’accès de support ; aucun n’a été créé.
    .advice = Réessayez : un collègue s’est peut-être connecté à l’instant en tant que ce membre. Si cela se reproduit, vérifiez le profil de mot de passe dans la configuration de la connexion de support.
problem-member-wrong-subject = Cette session n’a pas cette vue.
    .advice = Commencez une autre session pour la voir.
problem-needs-accounts-role = Cette clé d’application n’a pas le droit d’utiliser les comptes.
    .advice = Utilisez une clé dont le rôle est Seller Admin ou Support.
problem-needs-personal-data-role = Cette clé d’application n’a pas le droit d’utiliser le journal des données personnelles ni de les faire effacer.
    .advice = Utilisez une clé dont le rôle est Seller Admin ou IT.
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
problem-no-downloads-folder = Vous n’avez ni dossier de téléchargements ni dossier personnel, donc aucun fichier ne peut être écrit.
    .advice = Créez un dossier de téléchargements dans votre dossier personnel, puis redémarrez l’application.
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
problem-not-exported = Votre organisation exige que son serveur de journaux ait le journal d’audit avant que quoi que ce soit ne soit affiché. { $cause }
    .advice = Réessayez. Si l’échec se répète, communiquez ce message à votre administrateur.
problem-not-extendable = Cette session ne peut plus être prolongée.
    .advice = Terminez-la, puis ouvrez à nouveau la vue client.
problem-not-found = Introuvable : { $detail }.
    .advice = Il a peut-être été supprimé. Actualisez la liste.
problem-not-shown = Le journal d’audit n’a pas pu être écrit, donc rien n’est affiché. { $cause }
    .advice = { $causeAdvice }
problem-nothing-to-copy = Le nouveau mot de passe a déjà été oublié et ne peut pas être copié.
    .advice = Définissez un autre mot de passe pour le client.
problem-offset-limit = La boutique renvoie au plus { $limit } résultats.
    .advice = Restreignez la liste.
problem-preferences-lost = Le fichier des préférences était endommagé. Il est conservé sous le nom { $file }. Il n’en existe aucune version intacte, les boutiques doivent donc être connectées à nouveau.
problem-preferences-not-saved = Les préférences n’ont pas pu être enregistrées. { $cause }
    .advice = { $causeAdvice } Rien n’a été modifié. L’application garde ses préférences actuelles jusqu’à ce qu’elles puissent être enregistrées.
problem-preferences-read-only = { $cause } Le fichier reste tel quel, et rien ne peut être enregistré.
    .advice = { $causeAdvice }
problem-preferences-restored = Le fichier des préférences était endommagé. Il est conservé sous le nom { $file }, et sa dernière version intacte est utilisée.
problem-preview-off = Les aperçus sont désactivés pour cette boutique.
    .advice = Modifiez cela dans « Boutiques » > « Modifier ».
problem-proxy-address-invalid = L’adresse du proxy ({ $from ->
        [setting] des paramètres
        [environment] de la variable d’environnement { $variable }
       *[system] des réglages du système
    }) ne peut pas être lue, donc rien n’a été envoyé.
    .advice = Une adresse ressemble à http://proxy.example:3128 ou socks5h://proxy.example:1080. Corrigez-la. { $from ->
            [setting] Elle se trouve dans les paramètres, sous « Réseau ».
            [environment] Elle se trouve dans la variable d’environnement { $variable }, que l’application lit au démarrage. Vous pouvez choisir un autre proxy, ou aucun, dans les paramètres, sous « Réseau ».
           *[system] Elle se trouve dans les réglages réseau de votre système. Vous pouvez choisir un autre proxy, ou aucun, dans les paramètres, sous « Réseau ».
        }
problem-proxy-failed = Le proxy { $proxy } ({ $from ->
        [setting] des paramètres
        [environment] de la variable d’environnement { $variable }
       *[system] des réglages du système
    }) { $fault ->
        [host_not_found] est introuvable : aucun hôte ne porte ce nom.
        [connection_refused] refuse les connexions : aucun proxy n’y fonctionne.
        [invalid_certificate] a un certificat qui n’est pas valide ou auquel votre système ne fait pas confiance.
        [credentials_missing] exige un nom d’utilisateur et un mot de passe.
        [credentials_refused] n’accepte pas le nom d’utilisateur et le mot de passe.
        [not_allowed] n’autorise pas les connexions à l’hôte de la boutique.
        [store_unreachable] n’atteint pas l’hôte de la boutique.
        [not_connected] ne s’est pas connecté à l’hôte de la boutique : il ne l’autorise pas, ou il ne trouve pas ou n’atteint pas l’hôte.
        [not_a_proxy] ne répond pas comme un proxy de ce type.
       *[unreachable] est injoignable.
    }
    .advice =
        { $fault ->
            [credentials_missing] Saisissez le proxy avec son nom d’utilisateur et son mot de passe dans les paramètres, sous « Réseau ».
            [credentials_refused] Saisissez le proxy avec son nom d’utilisateur et son mot de passe dans les paramètres, sous « Réseau ». S’ils sont corrects, le proxy exige peut-être une autre méthode d’authentification, comme NTLM, que l’application n’a pas : demandez à votre administrateur réseau.
            [not_allowed] Vérifiez l’adresse de la boutique. Si elle est correcte, demandez à votre administrateur réseau d’autoriser le proxy à s’y connecter.
            [store_unreachable] Vérifiez l’adresse de la boutique. Si elle est correcte, demandez à votre administrateur réseau d’autoriser le proxy à s’y connecter.
            [not_connected] Vérifiez l’adresse de la boutique. Si elle est correcte, demandez à votre administrateur réseau d’autoriser le proxy à s’y connecter.
            [not_a_proxy] Vérifiez son port, et s’il s’agit d’un proxy HTTP (http://) ou d’un proxy SOCKS (socks5h://).
           *[other] Vérifiez votre réseau et l’adresse du proxy. { $from ->
                [setting] Elle se trouve dans les paramètres, sous « Réseau ».
                [environment] Elle se trouve dans la variable d’environnement { $variable }, que l’application lit au démarrage. Vous pouvez choisir un autre proxy, ou aucun, dans les paramètres, sous « Réseau ».
               *[system] Elle se trouve dans les réglages réseau de votre système. Vous pouvez choisir un autre proxy, ou aucun, dans les paramètres, sous « Réseau ».
            }
        }
problem-proxy-or-store-timed-out = Le proxy { $proxy } ou la boutique derrière lui ne répond pas.
    .advice = Vérifiez votre réseau, le proxy et l’adresse, puis réessayez.
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
problem-sandbox-failed = La boutique bac à sable n’a pas démarré : { $words }.
    .advice = Réessayez. Si l’échec se répète, redémarrez l’application.
problem-sandbox-not-running = La boutique bac à sable ne fonctionne pas.
    .advice = Ouvrez à nouveau la boutique bac à sable.
problem-sandbox-not-started = La boutique bac à sable n’a pas démarré. { $cause }
    .advice = { $causeAdvice }
problem-sandbox-of-other-file = La boutique bac à sable n’a pas démarré : { $words }.
    .advice = Déplacez sandbox.sqlite hors du dossier de l’application, puis réessayez.
problem-sandbox-unknown-fault = La boutique bac à sable ne connaît pas cette erreur.
    .advice = Choisissez-en une dans la liste.
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
problem-support-log-unwritable = Le journal pour l’assistance ne peut pas être écrit. { $cause }
    .advice = { $causeAdvice } L’application fonctionne sans ce journal.
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
problem-unlock-failed = Votre système n’a pas pu vérifier votre identité ({ $words }), donc Shopside reste verrouillé.
    .advice = Réessayez. Si l’échec persiste, fermez la session de cet ordinateur et ouvrez-la à nouveau.
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
problem-untrusted-authority = Votre système ne fait pas confiance au certificat de l’hôte, donc rien n’a été envoyé. { $isSelfSigned ->
        [true] L’hôte l’a émis lui-même, en tant que « { $authority } ».
       *[other] Il a été émis par « { $authority } ».
    }{ $hasOwnRoots ->
        [true] { "" } Le certificat choisi pour cette boutique ne l’a pas signé.
       *[other] { "" }
    }
    .advice = Si « { $authority } » est celle de votre entreprise, demandez le bon fichier de certificat à votre administrateur réseau et choisissez-le pour cette boutique : lors de la connexion, ou sous « Modifier » dans la liste des boutiques.
problem-untrusted-certificate = Votre système ne fait pas confiance au certificat de l’hôte. Rien n’a donc été envoyé.
    .advice = Si la boutique a un certificat privé, choisissez son fichier pour cette boutique. Sinon, demandez à votre administrateur réseau.
problem-unusable-policy = La politique de votre organisation ne peut pas être utilisée. La vue client et les nouvelles connexions sont donc désactivées. { $fault }
    .advice = Demandez à votre administrateur de corriger le fichier, puis redémarrez l’application.
problem-update-malformed = La réponse du serveur de mise à jour ne peut pas être lue ({ $words }).
    .advice = Vérifiez l’adresse dans les paramètres, ou réessayez plus tard.
problem-update-not-installed = La mise à jour n’a pas pu être installée ({ $words }).
    .advice = Cette version reste installée. Vérifiez que vous pouvez écrire dans le dossier de l’application, puis réessayez.
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
problem-update-unreachable = Le serveur de mise à jour est injoignable ({ $words }).
    .advice = Vérifiez votre réseau et l’adresse dans les paramètres, puis réessayez.
problem-update-unsigned = La mise à jour n’est pas signée par les éditeurs de cette application ({ $words }).
    .advice = Elle a été supprimée. Prévenez les éditeurs si cela se reproduit.
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
