# The request log.

requests-access = Acceso
requests-admin = Administrador
requests-anonymous = Anónimo
requests-attempts = Intentos
requests-back = Atrás
requests-copy = Copiar como curl
requests-copy-short = curl
requests-customer = Cliente
requests-duration = Duración
requests-empty = Aún no hay solicitudes a esta tienda.
requests-id = ID de solicitud
requests-id-what = ID de solicitud
requests-member = Como miembro de una cuenta
requests-milliseconds = { $count } ms
requests-none = Sin sesión iniciada
requests-note = Las últimas 500 solicitudes, en memoria hasta que salga. No se registran contraseñas, tokens ni términos de búsqueda; los comandos copiados usan marcadores.
requests-request = Solicitud
requests-status = Estado
requests-table = Las últimas solicitudes a { $store }, las más recientes primero
requests-time = Hora
requests-title = Solicitudes
