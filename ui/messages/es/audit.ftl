# The audit log: sessions and single acts, verification, checkpoints and erasure.

audit-access = Acceso
audit-access-any = Todos
audit-access-later = Acceso desconocido, escrito por una versión más reciente
audit-access-new-password = Contraseña nueva
audit-access-one-time-code = Código de un solo uso
audit-access-preview = Vista previa
audit-access-sign-in = Inicio de sesión
audit-access-support-credential = Credencial de soporte
audit-access-unknown = Acceso desconocido
audit-actions = Acciones
audit-all-entries = Todas las entradas
audit-all-entries-menu = Todas las entradas…
audit-any-event = Todos
audit-back = Atrás
audit-before-intact =
    { $count ->
        [0] Es la primera entrada.
        [one] La entrada anterior está intacta.
       *[other] Las { $count } entradas anteriores están intactas.
    }
audit-begun = Inicio
audit-check = Comparar
audit-check-against = Comparar con un punto de control
audit-check-against-menu = Comparar con un punto de control…
audit-check-hint = También detecta un registro recortado o sustituido.
audit-checking = Comparando…
audit-checkpoint = Punto de control
audit-checkpoint-file = Archivo del punto de control
audit-checkpoint-hint = Compare con un punto de control guardado para detectar un registro recortado.
audit-checkpoint-key-created = Anote la nueva clave pública y guárdela con el punto de control. Demuestra que el punto de control es suyo:
audit-checkpoint-key-hint = La clave de este ordenador, si tiene una. Compárela con la clave que anotó, o pegue esa.
audit-checkpoint-key-replaced = <b>La clave que firmó los puntos de control anteriores ya no está en el llavero, así que se creó una nueva.</b> Para comparar con un punto de control anterior, pegue la clave pública que anotó para él.
audit-checkpoint-saved = Se guardó un punto de control de { $count } entradas en { $path }
audit-checkpoint-signed-with = Firmado con la clave:
audit-clear = Borrar
audit-clear-filters = Quitar filtros
audit-clock-before = El reloj del ordenador se atrasó antes de la entrada { $entry }, así que algunas horas pueden ser incorrectas.
audit-clock-set-back = Reloj atrasado
audit-close = Cerrar
audit-confirm-id = Introduzca el ID del cliente para confirmar
audit-copied = Justificante copiado
audit-copy-text = Copiar como texto
audit-customer = Cliente
audit-customer-id = ID del cliente
audit-customer-id-what = ID del cliente
audit-cut-off = Recortado
audit-details = Detalles
audit-done = Hecho
audit-duration = Duración
audit-email = Correo electrónico
audit-empty = Aún no hay nada registrado. Aquí se registra todo lo que abra o cambie de un cliente.
audit-ended = Fin
audit-entry = Entrada { $entry }
audit-erase = Borrar sus datos
audit-erase-menu = Borrar los datos de esta persona…
audit-erase-reason-hint = Permanece en el registro de auditoría, así que no nombre a la persona. Por ejemplo: carta del 20 de noviembre.
audit-erase-stays = Las entradas permanecen: quién hizo qué, cuándo, en qué tienda y con qué resultado. El registro de auditoría se puede seguir verificando. Los archivos exportados antes, las copias de seguridad y la cuenta del cliente en la tienda no cambian.
audit-erase-title = Borrar los datos de esta persona
audit-erase-warning = <b>Esta acción no se puede deshacer.</b> Todas las entradas de esta tienda sobre <person>{ $person }</person>, y todas las que mencionan este correo o ID en un texto, pierden el correo y el ID del cliente, el motivo, los detalles y las rutas de las solicitudes.
audit-erased = Borrado
audit-erased-from =
    { $count ->
        [one] Los datos de la persona se borraron de 1 entrada.
       *[other] Los datos de la persona se borraron de { $count } entradas.
    }
audit-erasing = Borrando…
audit-event = Evento
audit-event-account-open = Cuenta abierta en la sesión
audit-event-account-change = Cuenta cambiada
audit-event-account-create = Cuenta creada
audit-event-admin-view = Visto como administrador
audit-event-audit-export-change = Exportación de auditoría
audit-event-capture = Pago cobrado
audit-event-code-request = Código de un solo uso solicitado
audit-event-connection-add = Tienda conectada
audit-event-connection-change = Ajustes de la tienda cambiados
audit-event-connection-remove = Tienda quitada
audit-event-credential-create = Credencial de soporte creada
audit-event-credential-delete = Credencial de soporte eliminada
audit-event-customer-change = Cliente cambiado
audit-event-customer-create = Cliente creado
audit-event-customer-delete = Cliente eliminado
audit-event-erasure-request = Supresión solicitada
audit-event-export = Exportación
audit-event-host-confirm = Host desconocido
audit-event-key-create = Clave de firma creada
audit-event-later = Acción desconocida ({ $action }), escrita por una versión más reciente
audit-event-lock = Bloqueado
audit-event-log-shortened = Faltan entradas
audit-event-member-add = Miembro agregado
audit-event-member-change = Miembro cambiado
audit-event-member-create = Miembro creado
audit-event-member-remove = Miembro quitado
audit-event-note = Nota
audit-event-order-change = Pedido cambiado
audit-event-parcel-change = Paquete guardado
audit-event-order-anonymize = Pedido anonimizado
audit-event-order-create = Pedido creado
audit-event-order-delete = Pedido eliminado
audit-event-password-set = Contraseña establecida
audit-event-payment-cancel = Autorización cancelada
audit-event-payment-take = Pago registrado
audit-event-person-erased = Datos de una persona borrados
audit-event-policy-change = Permisos cambiados
audit-event-preview = Vista previa
audit-event-refund = Reembolso
audit-event-refund-mark = Marcado como reembolsado
audit-event-request = Solicitud
audit-event-retention = Entradas antiguas eliminadas
audit-event-session-end = Sesión finalizada
audit-event-session-extend = Sesión ampliada
audit-event-sign-in = Sesión iniciada como cliente
audit-event-sign-in-setup = Inicio de sesión de soporte configurado
audit-event-unknown = Acción desconocida
audit-event-unlock = Desbloqueado
audit-event-update = Aplicación actualizada
audit-event-view = Visto
audit-export = Exportar
audit-export-complete = ninguna entrada pendiente
audit-export-minutes = hace { $minutes } min
audit-export-rejected =
    { $count ->
        [one] El servidor de registros rechazó una entrada definitivamente.
       *[other] El servidor de registros rechazó { $count } entradas definitivamente.
    }
audit-export-retried = Shopside sigue intentándolo y no se pierde ninguna entrada.
audit-export-seconds = hace { $seconds } s
audit-export-state = Exportación de auditoría: { $waiting }
audit-export-state-acknowledged = Exportación de auditoría: { $waiting }, última confirmación { $ago }
audit-export-waiting =
    { $count ->
        [one] una entrada pendiente
       *[other] { $count } entradas pendientes
    }
audit-failed = Error
audit-fault-changed = La entrada { $entry } se modificó después de escribirse.
audit-fault-cut-off = La entrada { $entry } y todas las posteriores se recortaron.
audit-fault-damaged = El archivo del registro de auditoría está dañado, así que las búsquedas pueden omitir entradas. Pida a su administrador que lo compruebe.
audit-fault-erased = Faltan los datos del cliente en la entrada { $entry }, y ninguna declaración firmada indica por qué.
audit-fault-foreign-schema = Algo distinto de Shopside modificó el archivo del registro de auditoría, así que pueden faltar entradas. Pida a su administrador que lo compruebe.
audit-fault-missing = Falta la entrada { $entry }.
audit-fault-rewritten = La entrada { $entry } se reescribió.
audit-fault-unsigned = La entrada { $entry } indica que se eliminaron datos, pero la declaración correspondiente falta, se modificó o está firmada con una clave que este ordenador no conoce.
audit-from = Desde
audit-import-line = Línea del archivo
audit-intact =
    { $count ->
        [one] Verificado: 1 entrada, sin alterar.
       *[other] Verificado: { $count } entradas, ninguna alterada.
    }
audit-intact-from = Verificado: entradas { $first } a { $last }, ninguna alterada.
audit-items = Registros
audit-matching = Entradas coincidentes
audit-matching-menu = Entradas coincidentes…
audit-milliseconds = { $count } ms
audit-minutes = { $minutes } min { $seconds } s
audit-more = Más acciones: { $row }
audit-newer-version = Escrito por una versión más reciente
audit-no-end = Sin final registrado
audit-no-match = No hay entradas coincidentes.
audit-no-reason = Sin motivo indicado
audit-nothing-cut-off = No se ha recortado nada desde el punto de control.
audit-old-removed = Las entradas 1 a { $last } se eliminaron por su antigüedad, la última vez el { $day }.
audit-open = Abrir
audit-open-receipt = Abrir justificante
audit-operator = Operador
audit-outcome-later = Resultado desconocido ({ $outcome })
audit-people-erased =
    { $people ->
        [one] Los datos de una persona se borraron
       *[other] Los datos de { $people } personas se borraron
    } { $entries ->
        [one] de 1 entrada.
       *[other] de { $entries } entradas.
    }
audit-print = Imprimir…
audit-public-key = Clave pública
audit-public-key-what = clave pública
audit-reason = Motivo
audit-reason-and-details = Motivo y detalles
audit-receipt = Justificante
audit-receipt-saved = Guardado en { $path }
audit-removes = Entradas { $numbers }
audit-report-access-review = Revisión de accesos
audit-report-access-review-hint = Quién accedió a los clientes de qué tienda, de qué forma, cuántas veces y cuándo por última vez. Con columnas para la aprobación.
audit-report-access-review-menu = Revisión de accesos…
audit-report-cancel = Cancelar informe
audit-report-csv = CSV, para hojas de cálculo
audit-report-customer = ID o correo electrónico del cliente
audit-report-days = Días laborables
audit-report-empty = No se encontró nada en este periodo.
audit-report-exceptions = Excepciones
audit-report-exceptions-hint = Lo que merece un segundo vistazo: accesos fuera del horario laboral, muchos clientes en una hora, una contraseña sustituida que después se usó y tiendas en producción sin motivo o ticket.
audit-report-exceptions-menu = Excepciones…
audit-report-hours-from = Horario desde
audit-report-hours-to = Horario hasta
audit-report-html = Página para imprimir
audit-report-most-customers = Clientes en una hora que son normales
audit-report-most-customers-hint = 0 para cualquier número.
audit-report-notes = El archivo se guarda en su carpeta de descargas y el informe queda registrado en el registro de auditoría.
audit-report-outside-hours = Accesos fuera del horario laboral
audit-report-saved = Guardado en { $path }
audit-report-store-comparison = Comparación con el registro de la tienda
audit-report-store-comparison-hint = Cambios de clientes registrados aquí que la tienda no conoce, y cambios con esta clave que no se registraron aquí. La tienda guarda su registro un año en producción y 7 días en los demás casos. Los equipos que comparten la clave tienen sus propios registros de auditoría.
audit-report-store-comparison-menu = Comparación con el registro de la tienda…
audit-report-subject = Acceso a los datos de un cliente
audit-report-subject-hint = Cuándo, por qué y de qué forma se vieron o cambiaron los datos de un cliente, para un cliente que lo pregunta.
audit-report-subject-menu = Acceso a los datos de un cliente…
audit-report-with-staff = Nombrar a los operadores
audit-report-write = Crear informe
audit-report-writing = Creando informe…
audit-reports = Informes
audit-requests = Solicitudes
audit-result = Resultado
audit-save-checkpoint-menu = Guardar un punto de control…
audit-save-html = Guardar como HTML…
audit-saving = Guardando…
audit-search = Buscar
audit-seconds = { $seconds } s
audit-session = Sesión
audit-session-id = ID de sesión
audit-show = Mostrar
audit-show-entries = Cada entrada
audit-show-older = Mostrar anteriores
audit-show-trail = Por sesión
audit-signed-with = Firmado con la clave { $keys }.
audit-started = Inicio
audit-store = Tienda
audit-table = Registro de auditoría, lo más reciente primero
audit-timed-out = Caducada
audit-title = Registro de auditoría
audit-to = Hasta
audit-unfold = Detalles: { $what }
audit-unknown = Desconocido
audit-verified-at = Verificado el { $time }: { $count } entradas, ninguna alterada
audit-verified-minutes = Verificado hace { $minutes } min: { $count } entradas, ninguna alterada
audit-verified-now = Verificado ahora mismo: { $count } entradas, ninguna alterada
audit-verify = Verificar
audit-verify-failed = La última verificación encontró un problema
audit-verify-hint = Comprueba que no se haya cambiado ni eliminado ninguna entrada.
audit-verify-now = Verificar ahora
audit-verifying = Verificando…
