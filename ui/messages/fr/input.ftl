# Why an input is invalid. The English sentences come from the backend.

input-account-name-missing = Saisissez le nom du compte.
input-amount-above-limit = C’est au-dessus de la limite de la boutique. Saisissez le montant une deuxième fois.
input-amount-malformed = Saisissez un montant en { $currency }, par exemple { $example }.
input-amount-negative = Saisissez un montant supérieur ou égal à zéro.
input-amount-not-positive = Saisissez un montant supérieur à zéro.
input-amount-too-large = Ce montant est trop élevé.
input-audit-log-months = Conservez les entrées 12, 24, 36 ou 84 mois, ou sans limite.
input-authority-certificate = Le certificat de l’autorité est inutilisable. Choisissez un fichier de certificats au format PEM.
input-certificate-not-chosen = Choisissez à nouveau le fichier de certificat.
input-checkpoint-changed = Ce point de contrôle a été modifié après sa signature, il ne prouve donc rien. Utilisez le fichier d’origine.
input-checkpoint-entry-removed = Le journal d’audit est intact, mais ce point de contrôle couvre les entrées jusqu’à { $entry }, et cette entrée a été supprimée en raison de son ancienneté. Utilisez un point de contrôle plus récent.
input-checkpoint-of-other-key = Ce point de contrôle a été signé avec une autre clé, { $key }. Si vous avez noté cette clé comme étant la vôtre, collez-la ici. Sinon, le point de contrôle provient d’un autre ordinateur ou est falsifié.
input-client-certificate = Le certificat client est inutilisable. Choisissez un fichier PEM contenant le certificat et sa clé privée, sans phrase secrète.
input-client-id-missing = Saisissez le Client ID de la clé d’application de la boutique.
input-client-secret-missing = Saisissez le Client secret, ou choisissez « Connexion client seule ».
input-client-secret-not-needed = Cette connexion n’a pas besoin de Client secret.
input-code-missing = Saisissez le code que le membre vous lit.
input-column-of-passwords = Cette colonne contient des mots de passe.
input-column-taken = Cette colonne est choisie pour autre chose.
input-confirmation-missing = Saisissez l’adresse e-mail du client pour confirmer.
input-copy-left = Les données sont effacées, mais il en reste peut-être une copie dans le fichier du journal d’audit ({ $reason }). Shopside réessaie toutes les heures et au démarrage.
input-country-not-a-code = Saisissez le code du pays à deux lettres, par exemple GB ou US.
input-currency-not-a-code = Saisissez les trois lettres de la devise, par exemple GBP.
input-customer-name-missing = Saisissez le nom du client.
input-customer-note-too-long = Réduisez la note à 2 000 caractères.
input-customer-password-missing = Saisissez le mot de passe du client.
input-customer-without-email = La boutique n’a pas d’adresse e-mail pour ce client. Vous ne pouvez donc pas vous connecter en tant que ce client.
input-date-missing = Saisissez une date.
input-email-column-missing = Choisissez la colonne des adresses e-mail.
input-email-missing = Saisissez l’adresse e-mail du client.
input-email-with-hidden-character = Le caractère { $position } de cette adresse, { $code }, est invisible et n’a pas sa place dans une adresse.
input-entry-not-confirmed = Cela ne correspond pas à l’entrée. Saisissez exactement ce qui est affiché pour confirmer.
input-entry-without-person = Cette entrée ne concerne aucun client, ou ses données ont déjà été effacées.
input-erasure-of-broken-log = Rien n’a été effacé : l’entrée { $entry } du journal d’audit a été modifiée ou manque, et un effacement signé le cacherait. Vérifiez le journal d’audit, et montrez le résultat à votre administrateur.
input-erasure-reason-missing = Saisissez un motif qui ne nomme pas la personne. Il reste dans le journal d’audit.
input-erasure-reason-names-person = Le motif reste dans le journal d’audit, il ne peut donc pas nommer la personne. Décrivez plutôt la demande, par exemple « Courrier du 20 novembre ».
input-export-not-continuable = Cet export ne peut pas être repris. Lancez-en un nouveau.
input-file-damaged = Le fichier est arrivé endommagé. Choisissez-le à nouveau.
input-file-empty = Le fichier est vide.
input-file-too-large = Le fichier dépasse 20 Mo. Importez-le en plusieurs parties.
input-filter-name-taken = Un autre filtre porte ce nom.
input-filter-text-missing = Saisissez le texte à filtrer.
input-header-malformed = La ligne { $line } n’est pas un en-tête. Saisissez un nom, un deux-points et une valeur, par exemple Authorization: Bearer …
input-header-reserved = Omettez l’en-tête { $name } : l’application le définit elle-même.
input-held-amount-unknown = La boutique n’indique pas le montant autorisé, donc rien n’a été capturé.
input-ids-not-linkable = Les ID de cette boutique ne peuvent pas figurer dans un lien.
input-import-not-ready = L’import n’est pas prêt pour cela.
input-import-over = Cet import est terminé. Choisissez à nouveau le fichier.
input-item-name-missing = Saisissez le nom de l’article.
input-last-day-before-first = Le dernier jour ne peut pas précéder le premier.
input-link-would-stop-work = Un import ou un export est en cours dans la boutique ouverte. Ouvrez à nouveau le lien quand il est terminé.
input-log-server-extra-parts = Saisissez l’adresse sans nom d’utilisateur, mot de passe, « ? » ni « # ». Les identifiants vont dans les en-têtes.
input-log-server-malformed = Saisissez une adresse, par exemple https://collector.example:4318 ou syslog+tls://logs.example:6514.
input-log-server-not-encrypted = Sans chiffrement, les entrées ne peuvent être envoyées qu’à cet ordinateur. Utilisez https:// ou syslog+tls://.
input-malformed-link = Le lien ne mène ni à un client ni à une commande. Copiez-le à nouveau dans Shopside.
input-malformed-public-key = Une clé publique comporte 64 caractères : 0 à 9 et a à f.
input-malformed-timestamp = Ce n’est pas un horodatage.
input-member-exists = Un membre de cette boutique a cette adresse e-mail. Ajoutez-le comme membre d’un autre compte.
input-member-name-missing = Saisissez le nom du membre.
input-more-than-owed = Il ne reste que { $left } à payer.
input-more-than-refundable = Il reste au plus { $left } à rembourser.
input-name-column-missing = Choisissez la colonne des noms.
input-name-length = Saisissez un nom de 1 à { $limit } caractères.
input-name-not-visible = Saisissez un nom d’au plus { $limit } caractères visibles.
input-name-with-hidden-characters = Le nom contient des caractères invisibles : { $visible }. Saisissez-le sans ces caractères.
input-new-password-missing = Saisissez le nouveau mot de passe, ou générez-en un.
input-no-row-of-a-customer = Ce fichier ne contient aucune ligne de client.
input-not-a-checkpoint = Ce fichier n’est pas un point de contrôle d’un journal d’audit.
input-not-a-day = Choisissez un jour, par exemple 2026-11-03.
input-not-a-field-value = « { $value } » n’est pas une valeur que la boutique peut garder dans ce champ.
input-not-a-table = C’est { $what ->
        [pdf] un document PDF
        [image] une image
        [compressed] un fichier compressé
        [database] une base de données
        [program] un programme
        [html] une page HTML
        [xml] un fichier XML
       *[json] un fichier JSON
    }, pas un tableau. Enregistrez le tableau au format CSV (UTF-8) ou .xlsx, et choisissez ce fichier.
input-not-a-time = Saisissez une heure, par exemple 08:00.
input-not-text = Ce n’est pas un fichier texte. Enregistrez le tableau au format CSV (UTF-8) ou .xlsx, et choisissez ce fichier.
input-note-missing = Saisissez la note.
input-note-too-long = Une note comporte au plus { $limit } caractères.
input-nothing-to-confirm = Rien n’a été anonymisé ni effacé pour ce client. Il n’y a donc rien à confirmer.
input-number-out-of-range = Saisissez un nombre de { $first } à { $last }.
input-only-whole-text = La boutique ne peut filtrer ici que sur le texte entier.
input-order-for-customer-without-email = La boutique n’a pas d’adresse e-mail pour ce client, et une commande en exige une.
input-order-in-other-currency = Cette commande est en { $currency }.
input-order-not-final = La commande { $order } ne peut pas être anonymisée, car elle n’est ni traitée, ni annulée, ni remboursée.
input-order-not-manual = La commande { $order } ne peut pas être supprimée, car un client l’a passée dans la boutique.
input-order-not-pinned = Une commande ne peut pas être épinglée.
input-order-total-differs = Le total a changé. Vérifiez-le, puis créez la commande.
input-order-without-items = Ajoutez un article.
input-other-currency = « { $other } » n’est pas { $currency }. Modifiez le montant ou la devise.
input-other-email = Ce n’est pas l’adresse e-mail de { $name }.
input-other-import = Un autre import est en cours.
input-paid-amount-unknown = La boutique n’indique pas combien a été payé. Rien n’a donc été remboursé.
input-parcel-of-canceled-order = Cette commande est annulée. Aucun colis ne peut y être ajouté.
input-parcel-without-details = Saisissez un numéro de suivi, un transporteur ou une date.
input-password-too-easy = Trop facile à deviner. Utilisez des mots sans lien entre eux, ou générez un mot de passe.
input-password-too-short = Trop court. Utilisez au moins 8 caractères, ou générez un mot de passe.
input-payment-in-other-currency = Ce paiement est en { $currency }.
input-profile-not-confirmed = Confirmez qu’un deuxième profil de mot de passe ne perturbe pas le site de la boutique.
input-proxy-address-malformed = Saisissez l’adresse d’un proxy, par exemple http://proxy.example:3128 ou socks5h://proxy.example:1080.
input-proxy-address-with-credentials = Saisissez le nom d’utilisateur et le mot de passe dans leurs propres champs, pas dans l’adresse.
input-proxy-user-invalid = Saisissez un nom d’utilisateur d’au plus { $limit } caractères visibles, sans deux-points.
input-proxy-user-missing = Saisissez le nom d’utilisateur auquel correspond le mot de passe, et enregistrez-le d’abord.
input-reason-missing = Boutique de production : saisissez un motif (au moins 10 caractères).
input-reference-taken = La commande { $order } a déjà cette référence. Ouvrez-la ou saisissez une autre référence.
input-reference-too-long = Une référence externe comporte au plus 2 048 caractères.
input-repeated-amount-differs = Ce n’est pas le même montant.
input-report-customer-missing = Saisissez l’ID ou l’adresse e-mail du client.
input-row-without-headings = Cette ligne ne contient pas d’en-têtes : elle est peut-être un client, ou n’a qu’une cellule.
input-sandbox-uses-no-certificate = La boutique bac à sable n’utilise pas de certificat.
input-sheet-too-large = Cette feuille est trop grande : elle a des cellules au-delà de la colonne 1 000 ou des millions de cellules. Enregistrez la partie avec les clients au format CSV.
input-signing-key-missing = La clé de signature de cet ordinateur n’est pas dans le trousseau. Collez la clé publique que vous avez notée à sa création.
input-store-address-extra-parts = L’adresse ne doit contenir ni nom d’utilisateur, ni « ? », ni « # ».
input-store-address-malformed = Ce n’est pas une adresse. Une adresse ressemble à ceci : { $example }
input-store-address-missing = Saisissez l’adresse de l’API de la boutique.
input-store-address-not-encrypted = L’adresse doit commencer par https://. Seule une boutique sur cet ordinateur peut utiliser http://.
input-store-of-link-not-connected = La boutique du lien n’est pas connectée sur cet ordinateur. Connectez-la, puis ouvrez à nouveau le lien.
input-ticket-not-a-link = Saisissez le lien du ticket, par exemple https://desk.example/tickets/1234.
input-too-long = Saisissez au plus { $limit } caractères.
input-too-many-columns = Ces colonnes sont trop nombreuses.
input-too-many-decimals =
    { $decimals ->
        [0] { $currency } n’a pas de décimales ici.
        [one] { $currency } a { $decimals } décimale ici.
       *[other] { $currency } a { $decimals } décimales ici.
    }
input-too-many-filters = Vous pouvez enregistrer { $limit } filtres par boutique. Supprimez-en un d’abord.
input-too-many-pinned = Vous pouvez en épingler jusqu’à { $limit }. Détachez-en un d’abord.
input-too-many-terms = La boutique n’accepte pas davantage de filtres à la fois.
input-unknown-access = Ce mode d’accès n’existe pas.
input-unknown-carrier = Shopside ne connaît pas la page de suivi de ce transporteur.
input-unknown-column = Le fichier ne contient pas cette colonne.
input-unknown-encoding = Cet encodage n’existe pas.
input-unknown-event = Cet événement n’existe pas.
input-unknown-language = Choisissez une langue dans la liste.
input-unknown-row = Le fichier ne contient pas cette ligne.
input-unknown-session = Le journal d’audit ne contient pas cette session.
input-unknown-sheet = Le classeur ne contient pas cette feuille.
input-unknown-time-zone = Choisissez un fuseau horaire, par exemple Europe/London.
input-unlikely-year = C’est l’année { $year }. Choisissez un jour de { $first } à { $last }.
input-unreadable-sheet = Cette feuille est illisible. Enregistrez-la au format CSV, et choisissez ce fichier.
input-unreadable-workbook = Ce classeur est illisible. Enregistrez-le au format .xlsx sans mot de passe, ou au format CSV, et choisissez ce fichier.
input-unusable-certificate-file = Ce fichier de certificat est inutilisable. Choisissez un fichier PEM ou DER sur cet ordinateur, d’au plus 1 Mo et 16 certificats.
input-update-address-invalid = Saisissez une adresse qui commence par https:// et ne contient ni nom d’utilisateur, ni « ? », ni « # ».
input-zoom-out-of-range = Choisissez un niveau de zoom de 50 à 300 %.
