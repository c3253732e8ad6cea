# The page of a customer: orders, facts, notes, money, addresses, and the dialogs that change them.

customer-address-add = Ajouter une adresse
customer-address-city = Ville
customer-address-company = Société
customer-address-confirm-delete = Supprimer l’adresse
customer-address-country = Pays
customer-address-country-hint = Deux lettres, par exemple GB.
customer-address-county = Département
customer-address-delete = Supprimer…
customer-address-delete-label = Supprimer l’adresse { $name }
customer-address-delete-title = Supprimer l’adresse « { $name } » ?
customer-address-delete-title-unnamed = Supprimer cette adresse ?
customer-address-deleting = Suppression…
customer-address-edit = Modifier
customer-address-edit-label = Modifier l’adresse { $name }
customer-address-edit-title = Modifier l’adresse « { $name } »
customer-address-edit-title-unnamed = Modifier l’adresse
customer-address-first-name = Prénom
customer-address-hint = La plupart des boutiques exigent un libellé, le prénom et le nom, la rue, le code postal, le département et le pays.
customer-address-instructions = Instructions de livraison
customer-address-label = Libellé
customer-address-label-hint = Par exemple Domicile ou Travail.
customer-address-last-name = Nom de famille
customer-address-line1 = Rue
customer-address-line2 = Deuxième ligne
customer-address-new = Nouvelle adresse
customer-address-none = Aucune adresse
customer-address-phone = Téléphone
customer-address-postcode = Code postal
customer-address-region = Région
customer-address-save = Enregistrer l’adresse
customer-address-subject = L’adresse
customer-address-unnamed = Adresse
customer-address-was-added =
    { $named ->
        [yes] L’adresse « { $name } » a été ajoutée
       *[no] L’adresse a été ajoutée
    }
customer-address-was-changed =
    { $named ->
        [yes] L’adresse « { $name } » a été modifiée
       *[no] L’adresse a été modifiée
    }
customer-address-was-deleted =
    { $named ->
        [yes] L’adresse « { $name } » a été supprimée
       *[no] L’adresse a été supprimée
    }
customer-addresses = Adresses
customer-addresses-empty = Aucune adresse enregistrée.
customer-back = Clients
customer-conflict-discard = Abandonner mes modifications
customer-conflict-empty = vide
customer-conflict-intro = { $subject } : des modifications ont eu lieu depuis l’ouverture. Les vôtres ne sont pas encore enregistrées. Choisissez les valeurs à conserver.
customer-conflict-same = { $subject } : des modifications ont eu lieu depuis l’ouverture, avec les mêmes valeurs que les vôtres.
customer-conflict-save = Enregistrer la sélection
customer-conflict-theirs = Actuellement dans la boutique
customer-conflict-title = Modifié par quelqu’un d’autre
customer-conflict-yours = Votre version
customer-copy-email = Copier l’adresse e-mail
customer-copy-reference = Copier la référence externe
customer-custom-fields = Champs personnalisés
customer-delete = Supprimer le client…
customer-delete-confirm = Supprimer le client
customer-delete-title = Supprimer { $name } ?
customer-delete-warning = <b>Cette action est irréversible.</b> Le compte, le mot de passe et les adresses du client sont supprimés de la boutique, et il ne peut plus se connecter. Ses commandes sont conservées.
customer-deleting = Suppression…
customer-details = Détails
customer-edit = Modifier
customer-edit-save = Enregistrer les modifications
customer-edit-title = Modifier { $name }
customer-email = E-mail
customer-export-orders = Exporter les commandes…
customer-export-orders-choice = Commandes de { $name }
customer-external-reference = Référence externe
customer-has-no-password = Sans mot de passe
customer-id = ID
customer-id-copied = ID du client
customer-json = Afficher le JSON
customer-json-as-sent = JSON tel qu’envoyé par la boutique
customer-json-close = Fermer
customer-json-copy = Copier le JSON
customer-json-note = Des sauts de ligne ont été ajoutés et les caractères invisibles sont affichés par leur numéro. La copie est exactement ce que la boutique a envoyé.
customer-json-title = JSON de { $name }
customer-more = Plus d’actions
customer-name = Nom
customer-none = Aucun
customer-note-add = Ajouter une note
customer-note-byline = { $author }, { $time }
customer-note-explained = Pour vos collègues sur cet ordinateur. Elle est conservée ici dans le journal d’audit et n’est jamais envoyée à la boutique. Elle ne peut pas être modifiée par la suite.
customer-note-older =
    { $count ->
        [one] Afficher { $count } note plus ancienne
       *[other] Afficher { $count } notes plus anciennes
    }
customer-note-save = Enregistrer la note
customer-note-saved = La note a été enregistrée
customer-note-text = Note
customer-notes = Notes
customer-orders = Commandes
customer-orders-all = Toutes les commandes
customer-orders-caption = Les commandes les plus récentes de { $name }
customer-orders-empty = Aucune commande pour l’instant
customer-orders-empty-explained = Les commandes passées en tant qu’invité ne sont pas liées à un client, même avec la même adresse e-mail.
customer-orders-items = Articles
customer-orders-order = Commande
customer-orders-payment = Paiement
customer-orders-placed = Passée le
customer-orders-shipping = Livraison
customer-orders-status = Statut
customer-orders-total = Total
customer-paid = Payé à ce jour
customer-paid-by-month = Par mois
customer-paid-chart = Payé par mois en { $currency } ; le tableau contient les chiffres
customer-paid-explained =
    { $orders ->
        [one] { $counted } commande sur { $orders } : payée et non annulée, TTC.
       *[other] { $counted } commandes sur { $orders } : payées et non annulées, TTC.
    }
customer-paid-in-month = { $month } : { $amount }
customer-paid-in-one-month = Tout en { $month }.
customer-paid-month = Mois
customer-paid-months = Par mois de commande.
customer-paid-months-zone = Par mois de commande (heure de { $zone }).
customer-paid-no-currency = Devise non indiquée
customer-paid-none =
    { $orders ->
        [0] Rien pour l’instant.
        [one] La commande n’est pas payée.
       *[other] Aucune des { $orders } commandes n’est payée.
    }
customer-paid-range = { $first } – { $last }
customer-paid-read = Charger toutes les commandes
customer-paid-reading = Chargement…
customer-paid-spent = Payé
customer-paid-table = Payé par mois, { $currency }
customer-paid-too-many = Ce client a { $orders } commandes. Les charger toutes prend du temps et ralentit les autres requêtes à la boutique.
customer-paid-unreadable =
    { $count ->
        [one] { $count } commande n’a pas pu être lue et n’est pas comptée.
       *[other] { $count } commandes n’ont pas pu être lues et ne sont pas comptées.
    }
customer-password = Mot de passe
customer-password-not-set = Non défini
customer-password-set = Défini
customer-password-unknown = Inconnu
customer-password-was-set = Le mot de passe de { $name } a été défini
customer-registered = Inscrit le
customer-saving = Enregistrement…
customer-text = Copier en texte
customer-text-copied = Copié en texte
customer-text-email = E-mail : { $email }
customer-text-last-order = Dernière commande : { $number }, { $day }, { $total }
customer-text-name = Client : { $name }
customer-text-orders = Commandes : { $count }
customer-text-reference = Référence externe : { $reference }
customer-text-registered = Inscrit le : { $day }
customer-unlinked = Autres commandes avec cette adresse e-mail
customer-unlinked-account = Compte
customer-unlinked-count =
    { $count ->
        [one] <b>{ $count } autre commande a cette adresse, mais n’est pas liée à ce compte</b>. La boutique ne la montre donc pas au client : { $causes }.
       *[other] <b>{ $count } autres commandes ont cette adresse, mais ne sont pas liées à ce compte</b>. La boutique ne les montre donc pas au client : { $causes }.
    }
customer-unlinked-deleted = Appartient à un compte supprimé
customer-unlinked-deleted-count =
    { $count ->
        [one] { $count } appartient à un compte supprimé
       *[other] { $count } appartiennent à un compte supprimé
    }
customer-unlinked-earlier = Appartient à un compte antérieur, qui a été supprimé
customer-unlinked-earlier-count =
    { $count ->
        [one] { $count } appartient à un compte antérieur, qui a été supprimé
       *[other] { $count } appartiennent à un compte antérieur, qui a été supprimé
    }
customer-unlinked-guest = Passée en tant qu’invité
customer-unlinked-guest-count =
    { $count ->
        [one] { $count } a été passée en tant qu’invité
       *[other] { $count } ont été passées en tant qu’invité
    }
customer-unlinked-more = Afficher { $count } de plus
customer-unlinked-no-email = Ce client n’a pas d’adresse e-mail à rechercher.
customer-unlinked-none = Aucune autre commande n’a <email>{ $email }</email>.
customer-unlinked-none-readable = Aucune autre commande lisible n’a <email>{ $email }</email>.
customer-unlinked-not-searched = Non recherché : les commandes avec une autre adresse e-mail.
customer-unlinked-not-searched-stores =
    { $count ->
        [one] Non recherché : les commandes avec une autre adresse e-mail et les commandes de votre autre boutique, { $stores }.
       *[other] Non recherché : les commandes avec une autre adresse e-mail et les commandes de vos autres boutiques, { $stores }.
    }
customer-unlinked-order = Commande
customer-unlinked-organization = Passée pour le compte d’une organisation
customer-unlinked-organization-count =
    { $count ->
        [one] { $count } a été passée pour le compte d’une organisation
       *[other] { $count } ont été passées pour le compte d’organisations
    }
customer-unlinked-other = Appartient à un autre compte
customer-unlinked-other-count =
    { $count ->
        [one] { $count } appartient à un autre compte
       *[other] { $count } appartiennent à un autre compte
    }
customer-unlinked-placed = Passée le
customer-unlinked-pointer =
    { $count ->
        [one] { $count } autre commande a cette adresse e-mail mais n’est pas liée à ce compte
       *[other] { $count } autres commandes ont cette adresse e-mail mais ne sont pas liées à ce compte
    }
customer-unlinked-read = Charger ces commandes
customer-unlinked-reading = Chargement…
customer-unlinked-similar =
    { $count ->
        [one] Un compte a une adresse similaire. Les commandes passées avec celui-ci ne sont pas affichées ici :
       *[other] { $count } comptes ont une adresse similaire. Les commandes passées avec ceux-ci ne sont pas affichées ici :
    }
customer-unlinked-similar-failed = La recherche de comptes avec une adresse similaire a échoué. { $problem }
customer-unlinked-similar-partial = Trop de comptes ont une adresse qui commence de la même façon. Tous n’ont pas été comparés.
customer-unlinked-status = Statut
customer-unlinked-table = Commandes non liées à ce compte, de la plus récente à la plus ancienne
customer-unlinked-too-many = { $count } commandes ont cette adresse. Les charger toutes prend du temps et ralentit les autres requêtes à la boutique.
customer-unlinked-total = Total
customer-unlinked-unknown = Appartient à un autre compte, qui n’a pas été consulté
customer-unlinked-unknown-count =
    { $count ->
        [one] { $count } appartient à un autre compte, qui n’a pas été consulté
       *[other] { $count } appartiennent à un autre compte, qui n’a pas été consulté
    }
customer-unlinked-unreadable =
    { $count ->
        [one] { $count } commande n’a pas pu être lue, et peut être liée ou non à ce compte.
       *[other] { $count } commandes n’ont pas pu être lues, et peuvent être liées ou non à ce compte.
    }
customer-unreadable = Illisible
customer-unreadable-count =
    { $what ->
        [order]
            { $count ->
                [one] { $count } commande n’a pas pu être lue
               *[other] { $count } commandes n’ont pas pu être lues
            }
       *[record]
            { $count ->
                [one] { $count } enregistrement n’a pas pu être lu
               *[other] { $count } enregistrements n’ont pas pu être lus
            }
    }
customer-unreadable-fields = Illisible : { $fields }
customer-unreadable-id = Illisible ({ $id })
customer-unreadable-partly = Partiellement illisible
customer-untitled = Client
customer-updated = Modifié le
customer-view-as = Voir en tant que client
customer-was-deleted = { $name } a été supprimé
customer-was-deleted-already = { $name } avait déjà été supprimé
customer-was-discarded = Vos modifications ont été abandonnées
customer-was-saved = { $name } a été enregistré
