# Viewing as a customer: the dialog that starts a session, its banner, and its screens.

customer-view-address = Dirección
customer-view-addresses = Direcciones
customer-view-addresses-none = Sin direcciones
customer-view-banner-preview = Vista previa de administrador de un cliente
customer-view-banner-signed-in = Sesión iniciada como cliente
customer-view-compare = Comparar
customer-view-copy-email = Copiar correo electrónico
customer-view-customer-id = ID del cliente
customer-view-dialog = Ver como { $name }
customer-view-edit = Finalizar sesión y editar
customer-view-email = Correo electrónico
customer-view-end = Finalizar sesión
customer-view-ended-customer-deleted = Sesión finalizada: se eliminó el cliente.
customer-view-ended-expired = Su sesión de cliente ha caducado.
customer-view-ended-forbidden = Sesión finalizada: la política de la tienda ya no la permite.
customer-view-ended-internal-error = Shopside tuvo un problema, así que se finalizó la sesión de cliente por seguridad.
customer-view-ended-locked = Su sesión de cliente finalizó mientras estaba ausente.
customer-view-ended-rejected = Sesión finalizada: la tienda ya no la acepta. Vuelva a iniciar sesión como el cliente para continuar.
customer-view-ended-replaced = Sesión finalizada: se inició otra sesión de cliente.
customer-view-ended-store-closed = Sesión finalizada: se cerró la tienda.
customer-view-ending-soon = Quedan menos de dos minutos como { $name }
customer-view-extend =
    { $minutes ->
        [one] Ampliar { $minutes } minuto
       *[other] Ampliar { $minutes } minutos
    }
customer-view-extend-short = { $minutes } min
customer-view-extended = Sesión ampliada hasta las { $time }
customer-view-external-ref = Referencia externa
customer-view-from-anonymous = Cargado con acceso anónimo
customer-view-from-customer = Cargado con el acceso del cliente
customer-view-from-list = La tienda se negó a devolverlo directamente, así que se tomó de la lista.
customer-view-from-you = Cargado con su acceso de administrador
customer-view-id = ID
customer-view-name = Nombre
customer-view-no-extension = No se puede ampliar más
customer-view-no-orders = Sin pedidos
customer-view-no-orders-compare = «Comparar» los busca.
customer-view-no-orders-hint = La tienda no muestra pedidos a este cliente. Los pedidos realizados como invitado no están vinculados a un cliente, ni siquiera con el mismo correo electrónico.
customer-view-open = Ver como cliente
customer-view-orders = Pedidos
customer-view-preview-of = Vista previa de administrador de <b>{ $name }</b>
customer-view-profile = Perfil
customer-view-read-only = Solo lectura
customer-view-read-only-hint = Solo lectura. Finalice la sesión para hacer cambios.
customer-view-reason = Motivo
customer-view-reason-add = Añadir un motivo o un ticket
customer-view-reason-optional = Opcional, para el registro de auditoría. Por ejemplo, lo que pidió el cliente.
customer-view-reason-required = Tienda de producción: introduzca un motivo (al menos 10 caracteres).
customer-view-recorded = Todo lo que abra queda registrado en el registro de auditoría.
customer-view-registered = Registrado
customer-view-session-menu = Sesión
customer-view-sign-in = Iniciar sesión
customer-view-sign-in-instead = Iniciar sesión en su lugar…
customer-view-sign-in-only = Esta conexión no tiene Client secret, así que no puede listar ni cambiar clientes. Con el correo electrónico y la contraseña de un cliente, muestra lo que la tienda le muestra.
customer-view-sign-in-title = Iniciar sesión como cliente
customer-view-signed-in-as = Sesión iniciada como <b>{ $name }</b>
customer-view-signing-in = Iniciando sesión…
customer-view-start-preview = Iniciar vista previa
customer-view-starting = Iniciando…
customer-view-tabs = Vista de cliente
customer-view-ticket = Ticket
customer-view-ticket-hint = Opcional. Un enlace, como https://desk.example/1234.
customer-view-time-left = Quedan <b>{ $time }</b>
customer-view-until-preview = Vista previa de administrador de { $name }, { $email }, hasta las { $time }
customer-view-until-signed-in = Sesión iniciada como { $name }, { $email }, hasta las { $time }
customer-view-up-to =
    { $minutes ->
        [one] Solo lectura, hasta { $minutes } minuto.
       *[other] Solo lectura, hasta { $minutes } minutos.
    }
customer-view-updated = Actualizado
customer-view-way-preview = Vista previa
customer-view-way-preview-hint = Los datos del cliente con su acceso de administrador. No hace falta contraseña; nada cambia. No muestra lo que la tienda oculta al cliente.
customer-view-way-preview-tag = Vista previa de administrador
customer-view-way-sign-in = Iniciar sesión como cliente
customer-view-way-sign-in-hint = Exactamente lo que la tienda muestra al cliente. Requiere su contraseña, introducida por usted o por el cliente en persona.
customer-view-way-sign-in-tag = Sesión iniciada
customer-view-ways = Cómo ver como este cliente
customer-view-your-data = Sus datos, no la vista del cliente
