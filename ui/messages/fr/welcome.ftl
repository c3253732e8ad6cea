# The first screen while no store is saved.

welcome-connect = Connecter une boutique
welcome-lead = Trouvez un client, consultez ses commandes, définissez un nouveau mot de passe et voyez la boutique avec son propre accès.
welcome-name = Votre nom
welcome-name-hint = Consigné avec tout ce que vous faites, dans un journal d’audit sur cet ordinateur.
welcome-open-sandbox = Ouvrir la boutique bac à sable
welcome-opening = Ouverture…
welcome-own = Connecter votre boutique
welcome-own-keyring = Le secret reste dans le trousseau de votre système
welcome-own-tested = Testé avant tout enregistrement
welcome-own-text = Une boutique Moltin ou Elastic Path Commerce Cloud. Il vous faut une clé d’application.
welcome-sandbox = Essayer une boutique bac à sable
welcome-sandbox-offline = Sans compte ni réseau
welcome-sandbox-reset = Réinitialisable à tout moment
welcome-sandbox-text = 48 clients et deux ans de commandes, tous inventés, sur cet ordinateur.
welcome-title = Voir la boutique du côté du client
