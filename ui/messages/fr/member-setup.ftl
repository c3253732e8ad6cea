# The setup of the sign-in with a support credential.

member-setup-close = Fermer
member-setup-codes = Codes à usage unique
member-setup-confirm = J’ai vérifié que la vitrine nomme le profil de mot de passe utilisé.
member-setup-create = Créer « Support sign-in »
member-setup-create-title = Un profil dédié
member-setup-created = « Support sign-in » a été créé et est utilisé
member-setup-intro = Pour se connecter en tant que membre d’un compte, l’application ajoute au membre un identifiant de support et le supprime aussitôt. L’identifiant a besoin d’un des profils de mot de passe de la boutique.
member-setup-menu = Connexion de support…
member-setup-own = Réservé au support
member-setup-profile = Profil de mot de passe
member-setup-remove = Supprimer « Support sign-in »…
member-setup-remove-confirm = Supprimer le profil
member-setup-remove-note = Les identifiants de support ne sont plus utilisables tant que vous n’avez pas choisi un autre profil. Aucun mot de passe de membre n’est concerné.
member-setup-remove-title = Supprimer « Support sign-in » ?
member-setup-removed = « Support sign-in » a été supprimé
member-setup-removing = Suppression…
member-setup-role = L’application key doit avoir le rôle Seller Admin. Support ne peut pas gérer les profils de mot de passe, et IT ne peut pas lire les membres.
member-setup-saved = Le profil est utilisé pour les connexions de support
member-setup-title = Connexion de support
member-setup-trap = <b>Un second profil de mot de passe peut empêcher les acheteurs de se connecter.</b> Certaines vitrines prennent le premier profil de la liste. Demandez à ceux qui gèrent la vitrine avant d’en créer un.
member-setup-use = Utiliser ce profil
member-setup-used = Utilisé
