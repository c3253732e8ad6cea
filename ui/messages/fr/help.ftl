# The help: shortcuts, diagnostics and licenses.

help-app = Application
help-blank = Si la fenêtre reste vide
help-blank-keep = Pour conserver celle qui aide, copiez <code>/usr/share/applications/dev.shopside.desktop.desktop</code> dans <code>~/.local/share/applications</code> et placez-la devant la commande : <code>Exec={ $command }</code>. Sous Windows, définissez <code>WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS</code> sur <code>--disable-gpu</code>. Le fichier README et <code>man shopside</code> décrivent les mêmes étapes, au cas où vous ne pourriez pas lire ceci.
help-blank-try = Certains pilotes graphiques n’affichent rien. Sous Linux, quittez l’application et lancez-la depuis un terminal avec ces variables, l’une après l’autre, jusqu’à ce que la fenêtre affiche son contenu :
help-close = Fermer
help-close-dialog = Fermer la boîte de dialogue ou le menu
help-copy-diagnostics = Copier le diagnostic
help-diagnostics = Diagnostic
help-diagnostics-hint = Pour votre équipe d’assistance. Ne contient ni données de clients ou de boutiques, ni secrets.
help-go = Aller à
help-licenses = Licences open source
help-lists = Listes
help-open-row = Ouvrir
help-pin = Épingler le client sélectionné
help-title = Aide et raccourcis
help-version = Shopside { $version }
help-view-as-customer = Voir en tant que client sélectionné
