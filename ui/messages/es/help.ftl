# The help: shortcuts, diagnostics and licenses.

help-app = Aplicación
help-blank = Si la ventana se queda en blanco
help-blank-keep = Para conservar la que ayude, copie <code>/usr/share/applications/dev.shopside.desktop.desktop</code> en <code>~/.local/share/applications</code> y póngala delante del comando: <code>Exec={ $command }</code>. En Windows, establezca <code>WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS</code> en <code>--disable-gpu</code>. El archivo README y <code>man shopside</code> tienen los mismos pasos, por si no puede leer esto.
help-blank-try = Algunos controladores gráficos no dibujan nada. En Linux, salga de la aplicación e iníciela desde un terminal con estas variables, una tras otra, hasta que la ventana muestre su contenido:
help-close = Cerrar
help-close-dialog = Cerrar diálogo o menú
help-copy-diagnostics = Copiar diagnóstico
help-diagnostics = Diagnóstico
help-diagnostics-hint = Para su equipo de soporte. No contiene datos de clientes ni de tiendas, ni secretos.
help-go = Ir a
help-licenses = Licencias de código abierto
help-lists = Listas
help-open-row = Abrir
help-pin = Fijar el cliente seleccionado
help-title = Ayuda y atajos
help-version = Shopside { $version }
help-view-as-customer = Ver como el cliente seleccionado
