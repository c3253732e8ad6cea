# The file of the rows that an import did not create.

rejected-created = Créé
rejected-exists = Un client avec cette adresse e-mail existe déjà
rejected-failed = Échec
rejected-invalid = Non valide
rejected-line = Ligne
rejected-not-imported = Non importée
rejected-reason = Pourquoi
rejected-twice = En double
rejected-unknown = La réponse s’est perdue : le client a peut-être été créé
rejected-with-reason = { $state }. { $reason }
