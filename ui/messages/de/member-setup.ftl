# The setup of the sign-in with a support credential.

member-setup-close = Schließen
member-setup-codes = Einmalcodes
member-setup-confirm = Ich habe geprüft, dass der Online-Shop das verwendete Passwortprofil benennt.
member-setup-create = „Support sign-in“ anlegen
member-setup-create-title = Ein eigenes Profil
member-setup-created = „Support sign-in“ wurde angelegt und wird verwendet
member-setup-intro = Um sich als Kontomitglied anzumelden, fügt die App dem Mitglied einen Support-Zugang hinzu und löscht ihn sofort. Der Zugang braucht eines der Passwortprofile des Shops.
member-setup-menu = Support-Anmeldung…
member-setup-own = Nur für Support
member-setup-profile = Passwortprofil
member-setup-remove = „Support sign-in“ entfernen…
member-setup-remove-confirm = Profil entfernen
member-setup-remove-note = Support-Zugänge können erst wieder verwendet werden, wenn Sie ein anderes Profil wählen. Kein eigenes Passwort eines Mitglieds ist betroffen.
member-setup-remove-title = „Support sign-in“ entfernen?
member-setup-removed = „Support sign-in“ wurde entfernt
member-setup-removing = Wird entfernt…
member-setup-role = Der Application Key braucht die Rolle Seller Admin. Support kann Passwortprofile nicht verwalten, und IT kann Mitglieder nicht lesen.
member-setup-saved = Das Profil wird für Support-Anmeldungen verwendet
member-setup-title = Support-Anmeldung
member-setup-trap = <b>Ein zweites Passwortprofil kann verhindern, dass Käufer sich anmelden.</b> Manche Online-Shops nehmen das erste Profil, das der Shop auflistet. Fragen Sie die Betreiber, bevor Sie eines anlegen.
member-setup-use = Dieses Profil verwenden
member-setup-used = In Verwendung
