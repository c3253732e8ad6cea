# Compare: a customer's orders as the admin and the customer see them.

compare-again = Comparar de nuevo
compare-answer-alike =
    { $count ->
        [0] { $name } no tiene pedidos
        [one] { $name } ve su único pedido
       *[other] { $name } ve sus { $count } pedidos
    }
compare-answer-customer-only =
    { $count ->
        [one] 1 pedido solo lo ve { $name }
       *[other] { $count } pedidos solo los ve { $name }
    }
compare-answer-different =
    { $count ->
        [one] 1 pedido tiene detalles distintos
       *[other] { $count } pedidos tienen detalles distintos
    }
compare-answer-hidden =
    { $count ->
        [one] 1 pedido está oculto para { $name }
       *[other] { $count } pedidos están ocultos para { $name }
    }
compare-answer-unknown =
    { $count ->
        [one] 1 pedido no se pudo comparar
       *[other] { $count } pedidos no se pudieron comparar
    }
compare-at = Comparado a las { $time }: su acceso de administrador con el acceso del cliente.
compare-at-member = Comparado a las { $time }: su acceso de administrador con el acceso del miembro.
compare-cause-left-out = Causa probable: la lista de la tienda para { $name } está incompleta o desactualizada. La tienda devuelve el pedido cuando se abre por su ID.
compare-cause-not-linked = Causa probable: el pedido no está vinculado a ninguna cuenta de cliente, así que falta en su lista de pedidos de este cliente.
compare-cause-not-linked-member = Causa probable: el pedido no está vinculado a esta cuenta, así que falta en su lista de pedidos de la cuenta.
compare-cause-older-for-admin = Causa probable: usted recibió una versión anterior del pedido. Puede que acabe de cambiar o que proceda de una caché. Compare de nuevo dentro de un minuto.
compare-cause-older-for-customer = Causa probable: { $name } recibió una versión anterior del pedido. Puede que acabe de cambiar o que proceda de una caché. Compare de nuevo dentro de un minuto.
compare-cause-unknown = Causa desconocida.
compare-copied = Informe de error copiado
compare-copy-report = Copiar como informe de error
compare-end-and-open-account = Finalizar sesión y abrir esta cuenta
compare-field = Campo
compare-field-email = Correo electrónico
compare-field-items = Artículos
compare-field-name = Nombre
compare-field-number = Número
compare-field-payment = Pago
compare-field-placed = Realizado
compare-field-shipping = Envío
compare-field-states = Estados
compare-field-status = Estado
compare-field-total = Total
compare-field-unreadable = No se pudo leer
compare-field-updated = Actualizado
compare-matches =
    { $count ->
        [one] 1 pedido coincide.
       *[other] { $count } pedidos coinciden.
    }
compare-matching-orders = Pedidos coincidentes, los más recientes primero
compare-more-customer-only =
    { $count ->
        [one] 1 más solo lo ve { $name }.
       *[other] { $count } más solo los ve { $name }.
    }
compare-more-different =
    { $count ->
        [one] 1 más tiene detalles distintos.
       *[other] { $count } más tienen detalles distintos.
    }
compare-not-in-list = No está en la lista de { $name }
compare-not-in-yours = No está en su lista de estos pedidos
compare-note-canceled =
    { $count ->
        [one] 1 de los pedidos coincidentes está cancelado. Una tienda puede omitirlo
       *[other] { $count } de los pedidos coincidentes están cancelados. Una tienda puede omitirlos
    } en su lista.
compare-note-pages = Las tiendas devuelven por defecto 25 o 100 pedidos a la vez, así que una tienda puede mostrar los más antiguos solo en páginas posteriores.
compare-note-unlinked =
    { $count ->
        [one] 1 pedido tiene su correo electrónico pero no está vinculado a su cuenta.
       *[other] { $count } pedidos tienen su correo electrónico pero no están vinculados a su cuenta.
    }
compare-note-unlinked-unread = No se comprobaron otros pedidos con su correo electrónico.
compare-note-unreadable =
    { $count ->
        [one] 1 pedido no se pudo leer. Cuando no está claro quién ve un pedido, se marca como «No se sabe quién lo ve».
       *[other] { $count } pedidos no se pudieron leer. Cuando no está claro quién ve un pedido, se marca como «No se sabe quién lo ve».
    }
compare-open = Abrir pedido { $number }
compare-order = Pedido { $number }
compare-order-heading = Pedido
compare-placed = Realizado: { $when } · { $total }
compare-refused = y rechazado ({ $status }) al abrirlo por su ID
compare-report-as-admin = administrador
compare-report-as-customer = cliente
compare-report-as-member = miembro
compare-report-customer = el cliente
compare-report-customer-id = ID del cliente: { $id }
compare-report-customer-only = { $order }: en la lista del cliente, no en la lista del administrador con los pedidos del cliente.
compare-report-different = { $order }: detalles distintos.
compare-report-field = { $label }: { $ours } (administrador), { $theirs } (cliente)
compare-report-field-member = { $label }: { $ours } (administrador), { $theirs } (miembro)
compare-report-hidden = { $order }: en la lista del administrador, no en la lista del cliente.
compare-report-hidden-member = { $order }: en la lista del administrador, no en la lista del miembro.
compare-report-hidden-refused = { $order }: en la lista del administrador, no en la lista del cliente. Denegado al cliente ({ $status }) al solicitarlo por su ID.
compare-report-hidden-refused-member = { $order }: en la lista del administrador, no en la lista del miembro. Denegado al miembro ({ $status }) al solicitarlo por su ID.
compare-report-how = Comparado: la lista del administrador con los pedidos de este cliente y la lista del cliente con su propio acceso.
compare-report-how-member = Comparado: la lista del administrador con los pedidos de esta cuenta y la lista del miembro con su propio acceso.
compare-report-member = el miembro
compare-report-member-id = ID del miembro: { $id }
compare-report-member-only = { $order }: en la lista del miembro, no en la lista del administrador con los pedidos de la cuenta.
compare-report-order = Pedido { $number } (ID { $id })
compare-report-private = no incluido
compare-report-request = { $at }: GET { $path } como { $who }, estado { $status }, ID de solicitud { $id }
compare-report-requests = Solicitudes:
compare-report-store = Tienda: { $name } ({ $url })
compare-report-time = Hora: { $time }
compare-report-title = Los pedidos de un cliente difieren de lo que ve el administrador
compare-report-title-member = Los pedidos de un miembro de una cuenta difieren de lo que ve el administrador
compare-report-unknown = { $order }: no se pudo leer en un lado, así que no está claro quién lo ve.
compare-report-unlinked = Pedidos con el correo electrónico del cliente que no están vinculados al cliente:
compare-report-unlinked-order = { $order }: { $account }
compare-show-more = Mostrar { $count } más
compare-tag-customer-only = Solo lo ve { $name }
compare-tag-different = Detalles distintos
compare-tag-hidden = Oculto para { $name }
compare-tag-unknown = No se sabe quién lo ve
compare-they-see = { $name } ve
compare-title = Comparar
compare-unreadable = No se pudo leer
compare-you-see = Usted ve
