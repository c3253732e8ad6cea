# The frame of the app: top bar, menus, lock screen, notices, and the commands of all of them.

app-audit-log-problem = Das Audit-Protokoll kann nicht geschrieben werden. { $why }
app-checkpoint-due = Der letzte Prüfpunkt des Audit-Protokolls ist älter als eine Woche. Exportieren Sie einen neuen im Audit-Protokoll, und bewahren Sie ihn dort auf, wo ihn niemand an diesem Computer ändern kann.
app-command-addresses = Adressen
app-command-audit-log = Audit-Protokoll
app-command-back = Zurück
app-command-carts = Warenkörbe
app-command-check-for-updates = Nach Updates suchen
app-command-compare = Vergleichen
app-command-commerce-manager = Commerce Manager öffnen
app-command-connect = Shop verbinden
app-command-customers = Kunden
app-command-find = Suchen
app-command-help = Hilfe und Tastenkürzel
app-command-hide = Shopside ausblenden
app-command-lock = Shopside sperren
app-command-new-customer = Neuer Kunde
app-command-next-row = Nächste Zeile
app-command-orders = Bestellungen
app-command-palette = Kunde, Firmenkonto oder Bestellung suchen
app-command-previous-row = Vorherige Zeile
app-command-privacy = Sichtschutz
app-command-profile = Profil
app-command-quit = Shopside beenden
app-command-refresh = Aktualisieren
app-command-requests = Anfragen
app-command-reset-zoom = Originalgröße
app-command-search = Suchen
app-command-settings = Einstellungen
app-command-stop = Sitzung beenden
app-command-stores = Shops verwalten
app-command-subscriptions = Abonnements
app-command-zoom-in = Vergrößern
app-command-zoom-out = Verkleinern
app-copied = Kopiert
app-copy = { $what } kopieren
app-density = Dichte
app-density-comfortable = Geräumig
app-density-compact = Kompakt
app-density-hint = Die Höhe von Zeilen und Bedienelementen.
app-dismiss = Ausblenden
app-field-invisible = Mit sichtbar gemachten unsichtbaren Zeichen: { $text }
app-field-outer-space = Es beginnt oder endet mit einem Leerzeichen.
app-import-finished = Der Import ist abgeschlossen
app-import-paused = Import angehalten
app-import-progress = Import: { $done } von { $total }
app-internal-problem = Shopside hat einen Fehler gemacht.
app-internal-problem-advice = Versuchen Sie es erneut. Wenn es wieder vorkommt, melden Sie dies: { $what }
app-key-control = Strg
app-key-enter = Eingabe
app-key-escape = Esc
app-key-space = Leertaste
app-kind-production = Produktion
app-kind-sandbox = Sandbox
app-kind-sign-in-only = Nur Anmeldung
app-loading = Wird geladen
app-lock-authenticates = Ihr System fragt nach Ihrem Passwort.
app-lock-continue = Fortfahren
app-lock-ended = Kundensitzungen wurden beendet, und es wird nichts an einen Shop gesendet.
app-lock-hidden = Shopside ist ausgeblendet
app-lock-locked = Shopside ist gesperrt
app-lock-no-authentication = Dieses System kann nicht fragen, wer Sie sind: Jeder an diesem Computer kann fortfahren.
app-lock-since = Seit { $time }
app-lock-unlock = Entsperren
app-lock-why-asked =
    { $canAuthenticate ->
        [no] Sie haben Shopside ausgeblendet.
       *[yes] Sie haben Shopside gesperrt.
    }
app-lock-why-idle =
    { $canAuthenticate ->
        [no] Nach einer Zeit ohne Eingaben ausgeblendet.
       *[yes] Nach einer Zeit ohne Eingaben gesperrt.
    }
app-lock-why-restart =
    { $canAuthenticate ->
        [no] Es war beim Beenden ausgeblendet.
       *[yes] Es war beim Beenden gesperrt.
    }
app-lock-why-system = Der Bildschirm wurde gesperrt, oder der Computer wurde in den Ruhezustand versetzt.
app-managed = Von Ihrer Organisation verwaltet.
app-menu = { $operator }, Shopside-Menü
app-menus = Menüs
app-nav = Shop
app-new-order = Neue Bestellung
app-privacy-off = E-Mail-Adressen, Telefonnummern und Straßen auf geteilten Bildschirmen unkenntlich machen
app-privacy-on = E-Mail-Adressen, Telefonnummern und Straßen sind unkenntlich, bis Sie darauf zeigen
app-progress = { $done } von { $total }
app-progress-note = { $done } von { $total }, { $note }
app-request-id = Anfrage-ID
app-request-id-copied = Anfrage-ID
app-retry-cancel = Nicht weiter versuchen
app-retry-connection-lost = Die Verbindung zum Shop wurde unterbrochen. Es wird automatisch erneut versucht.
app-retry-count = Versuch { $attempt } von { $attempts } in { $seconds } s
app-retry-count-of-many =
    Versuch { $attempt } von { $attempts } in { $seconds } s, { $requests ->
        [one] { $requests } Anfrage wartet
       *[other] { $requests } Anfragen warten
    }
app-retry-rate-limited = Der Shop begrenzt die Anfragen. Es wird automatisch erneut versucht.
app-retry-unavailable = Der Shop kann gerade nicht antworten. Es wird automatisch erneut versucht.
app-shortcut-or = oder
app-store-choose = Shop auswählen
app-store-open = jetzt geöffnet
app-store-switch = { $store }, Shop wechseln
app-stores = Shop wechseln
app-try-again = Erneut versuchen
app-update-available = Version { $version } ist verfügbar. Installieren Sie sie in den Einstellungen.
app-view-not-loading = Dieser Teil von Shopside wird nicht geladen.
app-view-not-loading-advice = Versuchen Sie es erneut, um die Seite neu zu laden. Alles, was Sie gespeichert haben, bleibt erhalten.
