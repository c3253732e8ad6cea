# The help: shortcuts, diagnostics and licenses.

help-app = App
help-blank = Wenn das Fenster leer bleibt
help-blank-keep = Um die hilfreiche Variable beizubehalten, kopieren Sie <code>/usr/share/applications/dev.shopside.desktop.desktop</code> nach <code>~/.local/share/applications</code>, und setzen Sie sie dort vor den Befehl: <code>Exec={ $command }</code>. Unter Windows setzen Sie <code>WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS</code> auf <code>--disable-gpu</code>. Die README-Datei und <code>man shopside</code> enthalten dieselben Schritte, falls Sie dies nicht lesen können.
help-blank-try = Manche Grafiktreiber zeichnen nichts. Beenden Sie die App unter Linux, und starten Sie sie in einem Terminal nacheinander mit diesen Variablen, bis das Fenster seinen Inhalt zeigt:
help-close = Schließen
help-close-dialog = Dialog oder Menü schließen
help-copy-diagnostics = Diagnose kopieren
help-diagnostics = Diagnose
help-diagnostics-hint = Für Ihr Support-Team. Enthält keine Kundendaten, Shop-Daten oder Geheimnisse.
help-go = Gehe zu
help-licenses = Open-Source-Lizenzen
help-lists = Listen
help-open-row = Öffnen
help-pin = Ausgewählten Kunden anheften
help-title = Hilfe und Tastenkürzel
help-version = Shopside { $version }
help-view-as-customer = Ausgewählten Kunden als Kunde ansehen
