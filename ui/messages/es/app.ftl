# The frame of the app: top bar, menus, lock screen, notices, and the commands of all of them.

app-audit-log-problem = No se puede escribir en el registro de auditoría. { $why }
app-checkpoint-due = El último punto de control del registro de auditoría tiene más de una semana. Exporte uno desde el registro de auditoría y guárdelo donde quienes usan este ordenador no puedan modificarlo.
app-command-addresses = Direcciones
app-command-audit-log = Registro de auditoría
app-command-back = Atrás
app-command-carts = Carritos
app-command-check-for-updates = Buscar actualizaciones
app-command-compare = Comparar
app-command-commerce-manager = Abrir Commerce Manager
app-command-connect = Conectar una tienda
app-command-customers = Clientes
app-command-find = Buscar
app-command-help = Ayuda y atajos
app-command-hide = Ocultar Shopside
app-command-lock = Bloquear Shopside
app-command-new-customer = Cliente nuevo
app-command-next-row = Fila siguiente
app-command-orders = Pedidos
app-command-palette = Buscar un cliente, una cuenta o un pedido
app-command-previous-row = Fila anterior
app-command-privacy = Modo discreto
app-command-profile = Perfil
app-command-quit = Salir de Shopside
app-command-refresh = Actualizar
app-command-requests = Solicitudes
app-command-reset-zoom = Tamaño real
app-command-search = Buscar
app-command-settings = Ajustes
app-command-stop = Finalizar sesión
app-command-stores = Gestionar tiendas
app-command-subscriptions = Suscripciones
app-command-zoom-in = Ampliar
app-command-zoom-out = Reducir
app-copied = Copiado
app-copy = Copiar: { $what }
app-density = Densidad
app-density-comfortable = Amplia
app-density-compact = Compacta
app-density-hint = La altura de las filas y los controles.
app-dismiss = Descartar
app-field-invisible = Con los caracteres invisibles a la vista: { $text }
app-field-outer-space = Empieza o termina con un espacio.
app-import-finished = La importación ha terminado
app-import-paused = Importación en pausa
app-import-progress = Importación: { $done } de { $total }
app-internal-problem = Shopside cometió un error.
app-internal-problem-advice = Vuelva a intentarlo. Si ocurre de nuevo, comunique esto: { $what }
app-key-control = Ctrl
app-key-enter = Intro
app-key-escape = Esc
app-key-space = Espacio
app-kind-production = Producción
app-kind-sandbox = Pruebas
app-kind-sign-in-only = Solo inicio de sesión
app-loading = Cargando
app-lock-authenticates = Su sistema le pide la contraseña.
app-lock-continue = Continuar
app-lock-ended = Las sesiones de cliente han finalizado y no se envía nada a ninguna tienda.
app-lock-hidden = Shopside está oculto
app-lock-locked = Shopside está bloqueado
app-lock-no-authentication = Este sistema no puede comprobar quién es usted: cualquier persona ante este ordenador puede continuar.
app-lock-since = Desde las { $time }
app-lock-unlock = Desbloquear
app-lock-why-asked =
    { $canAuthenticate ->
        [no] Usted ocultó Shopside.
       *[yes] Usted bloqueó Shopside.
    }
app-lock-why-idle =
    { $canAuthenticate ->
        [no] Oculto tras un periodo de inactividad.
       *[yes] Bloqueado tras un periodo de inactividad.
    }
app-lock-why-restart =
    { $canAuthenticate ->
        [no] Estaba oculto al cerrarse.
       *[yes] Estaba bloqueado al cerrarse.
    }
app-lock-why-system = Se bloqueó la pantalla o se suspendió el ordenador.
app-managed = Gestionado por su organización.
app-menu = { $operator }, menú de Shopside
app-menus = Menús
app-nav = Tienda
app-new-order = Pedido nuevo
app-privacy-off = Difuminar correos electrónicos, teléfonos y calles en pantallas compartidas
app-privacy-on = Los correos electrónicos, teléfonos y calles están difuminados hasta que los señale
app-progress = { $done } de { $total }
app-progress-note = { $done } de { $total }, { $note }
app-request-id = ID de solicitud
app-request-id-copied = ID de solicitud
app-retry-cancel = Dejar de reintentar
app-retry-connection-lost = Se perdió la conexión con la tienda. Se reintenta automáticamente.
app-retry-count = Intento { $attempt } de { $attempts } en { $seconds } s
app-retry-count-of-many =
    Intento { $attempt } de { $attempts } en { $seconds } s, { $requests ->
        [one] { $requests } solicitud en espera
       *[other] { $requests } solicitudes en espera
    }
app-retry-rate-limited = La tienda está limitando las solicitudes. Se reintenta automáticamente.
app-retry-unavailable = La tienda no puede responder ahora. Se reintenta automáticamente.
app-shortcut-or = o
app-store-choose = Elegir una tienda
app-store-open = abierta ahora
app-store-switch = { $store }, cambiar de tienda
app-stores = Cambiar de tienda
app-try-again = Reintentar
app-update-available = La versión { $version } está disponible. Instálela en Ajustes.
app-view-not-loading = Esta parte de Shopside no se carga.
app-view-not-loading-advice = Reintente para volver a cargar la página. Se conserva todo lo que haya guardado.
