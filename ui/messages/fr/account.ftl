# Accounts and their members: the list, their pages, and the dialogs that change them.

account-above = Fait partie de
account-added = Ajouté
account-all-tags = Toutes les étiquettes
account-back = Retour
account-below = Comptes en dessous
account-below-more =
    { $count ->
        [one] Afficher { $count } autre
       *[other] Afficher { $count } autres
    }
account-below-part = La boutique ne peut pas chercher les comptes en dessous de celui-ci. Seule une partie de ses { $total } comptes a été parcourue.
account-below-read = Parcourir tous les comptes
account-below-reading = Parcours de tous les comptes…
account-copy-legal-name = Copier la raison sociale
account-copy-registration = Copier le numéro d’immatriculation
account-count =
    { $count ->
        [one] { $count } compte
       *[other] { $count } comptes
    }
account-count-of =
    { $total ->
        [one] { $count } premiers sur { $total } compte
       *[other] { $count } premiers sur { $total } comptes
    }
account-create = Créer le compte
account-created = Créé
account-creating = Création…
account-details = Détails
account-hierarchy = Hiérarchie
account-id-copied = ID du compte
account-legal-name = Raison sociale
account-list = Comptes
account-list-cut = La boutique ne liste que les { $count } premiers dans cet ordre. Pour en trouver d’autres, cherchez ou triez autrement.
account-member = Membre
account-member-add = Ajouter un membre…
account-member-add-confirm = Ajouter le membre
account-member-add-title = Ajouter un membre à { $name }
account-member-adding = Ajout…
account-member-create = Créer et ajouter
account-member-edit-hint = La boutique ne permet de modifier ici que les champs personnalisés. Le nom et l’e-mail font partie de la connexion du membre.
account-member-edit-title = Champs personnalisés de { $name }
account-member-id-copied = ID du membre
account-member-known = Un membre d’un autre compte, ou d’aucun
account-member-new = Une nouvelle personne
account-member-new-hint = La personne est créée sans mot de passe. Elle pourra se connecter dès que la boutique lui en aura donné un moyen.
account-member-of-none = Aucun compte
account-member-open = Ouvrir le membre
account-member-remove = Retirer le membre
account-member-remove-explained = La personne ne pourra plus commander pour ce compte. Elle reste dans la boutique et dans ses autres comptes, et ses commandes restent ici.
account-member-remove-label = Retirer { $name } du compte
account-member-remove-title = Retirer { $member } de { $account } ?
account-member-removed = { $member } ne fait plus partie de { $account }.
account-member-removing = Retrait…
account-member-tabs = Parties de ce membre
account-member-was-added = { $member } a rejoint { $account }
account-member-was-in = { $member } était déjà dans { $account }
account-member-who = Qui ajouter
account-members = Membres
account-members-all = Tous les membres…
account-members-all-in = Tous les membres de cette boutique sont déjà dans ce compte.
account-members-count =
    { $count ->
        [one] { $count } membre
       *[other] { $count } membres
    }
account-members-count-of =
    { $total ->
        [one] { $count } sur { $total } membre
       *[other] { $count } sur { $total } membres
    }
account-members-explained = Personnes qui peuvent commander pour { $name }.
account-members-found = Membres trouvés
account-members-more = D’autres membres correspondent. Saisissez une plus grande partie du nom ou de l’e-mail.
account-members-none = Aucun membre pour l’instant
account-members-none-hint = Il faut un membre pour commander pour ce compte.
account-members-not-found = Aucun membre en dehors de ce compte ne correspond. Vérifiez l’orthographe, ou ajoutez une nouvelle personne.
account-members-of = Membres de { $name }
account-members-search = Chercher des membres
account-members-search-hint = Nom ou e-mail
account-name-absent = La boutique n’a plus ce compte.
account-name-forbidden = Cette clé d’application n’a pas le droit de voir les comptes.
account-new = Nouveau compte
account-new-below = Nouveau compte en dessous…
account-new-below-title = Nouveau compte en dessous de { $name }
account-no-member = Aucun membre
account-none = Aucun compte pour l’instant
account-none-found-hint = Un nom peut correspondre en partie. Un numéro d’immatriculation, une référence ou un ID doit correspondre en entier.
account-none-hint = Un compte est une organisation dont les membres commandent pour elle. Créez le premier.
account-none-tagged = Aucun compte n’a cette étiquette
account-one = Compte
account-open = Ouvrir le compte
account-ordered-by = Commandé par
account-orders-by = Commandes passées par { $name }
account-orders-none = Aucune commande pour l’instant
account-orders-none-by-hint = Les commandes que ce membre passe pour un compte apparaissent ici.
account-orders-none-hint = Les commandes que les membres passent pour ce compte apparaissent ici, mais pas celles qu’ils passent pour eux-mêmes.
account-orders-of = Commandes de { $name }
account-part-of = Fait partie de
account-reference-hint = L’ID que le marchand donne au compte, par exemple celui d’un autre système.
account-registration = Immatriculation
account-registration-hint = Par exemple un numéro fiscal. Aucun autre compte ne peut l’avoir.
account-registration-id = Numéro d’immatriculation
account-search = Chercher des comptes
account-search-hint = Nom, immatriculation ou référence
account-since = Compte depuis le { $day }
account-since-day = depuis le { $day }
account-stands-alone = Aucun compte au-dessus ni en dessous.
account-tabs = Parties de ce compte
account-tagged = Étiquette : { $tag }
account-tags = Étiquettes
account-undo = Annuler
account-untitled = Compte
account-view-as = Voir en tant que membre
account-view-as-label = Voir en tant que membre : { $name }
account-view-as-who = Voir en tant que
account-was-created = { $name } a été créé
