# The letter to a customer who asked to be forgotten, and the page of an export of everything that is
# held about a customer. The backend writes both.

export-address = Dirección
export-addresses = Direcciones
export-addresses-absent = Las direcciones no están en este archivo: { $reason }
export-addresses-none = Ninguna dirección.
export-addresses-unreadable =
    { $count ->
        [one] No se pudo leer { $count } dirección, y falta aquí.
       *[other] No se pudieron leer { $count } direcciones, y faltan aquí.
    }
export-amount = Importe
export-audit-log = Lo que se hizo con la aplicación de administración de la tienda
export-audit-log-none = No hay nada registrado.
export-cart = Carrito
export-carts = Carritos
export-carts-absent = Los carritos no están en este archivo: { $reason }
export-carts-more = La tienda tiene más carritos de los que muestra. Aquí pueden faltar carritos de este cliente.
export-carts-none = Ningún carrito.
export-carts-unreadable =
    { $count ->
        [one] No se pudo leer { $count } carrito de la tienda. Puede ser de este cliente.
       *[other] No se pudieron leer { $count } carritos de la tienda. Pueden ser de este cliente.
    }
export-changes = Cambios de datos personales
export-changes-none = La tienda no registró ningún cambio.
export-changes-unread = El registro de cambios de la tienda no está en este archivo: { $reason }
export-customer = Cliente
export-detail = Detalle
export-expected = Entrega prevista
export-field = Campo
export-guest-orders = Otros pedidos con el mismo correo electrónico
export-guest-orders-absent = Los pedidos que no están vinculados a la cuenta de cliente, como los hechos como invitado, no están en este archivo: { $reason }
export-guest-orders-none = Ningún pedido de invitado ni otro.
export-guest-orders-others =
    { $count ->
        [one] { $count } pedido más tiene este correo electrónico y está vinculado a otra cuenta de cliente. No está en este archivo.
       *[other] { $count } pedidos más tienen este correo electrónico y están vinculados a otra cuenta de cliente. No están en este archivo.
    }
export-guest-orders-unreadable =
    { $count ->
        [one] No se pudo leer { $count } pedido con este correo electrónico, y puede faltar aquí.
       *[other] No se pudieron leer { $count } pedidos con este correo electrónico, y pueden faltar aquí.
    }
export-invoices-absent = Las facturas de las suscripciones no están en este archivo: { $reason }
export-invoices-none = Ninguna factura.
export-invoices-refused = Aquí faltan algunas facturas o sus pagos: { $reason }
export-invoices-unreadable =
    { $count ->
        [one] No se pudo leer { $count } factura, y falta aquí.
       *[other] No se pudieron leer { $count } facturas, y faltan aquí.
    }
export-items = Artículos
export-limits = Los pedidos y las suscripciones con otro correo electrónico. Lo que guardan los servicios de pago, los transportistas y otros sistemas.
export-limits-title = Lo que no contiene este archivo
export-made = Escrito por Shopside el { $time }, de la tienda { $store }.
export-name = Nombre
export-no-email = Estos datos se encuentran por el correo electrónico, y el cliente no tiene ninguno.
export-operator = Por
export-order = Pedido
export-orders = Pedidos
export-orders-absent = Los pedidos no están en este archivo: { $reason }
export-orders-none = Ningún pedido.
export-orders-unreadable =
    { $count ->
        [one] No se pudo leer { $count } pedido, y falta aquí.
       *[other] No se pudieron leer { $count } pedidos, y faltan aquí.
    }
export-outcome = Resultado
export-parcel = Transportista y número
export-parcels = Paquetes
export-parcels-absent = Los paquetes no están en este archivo: { $reason }
export-parcels-none = Ningún paquete.
export-parcels-refused =
    { $count ->
        [one] Aquí faltan los paquetes de { $count } pedido: { $reason }
       *[other] Aquí faltan los paquetes de { $count } pedidos: { $reason }
    }
export-parcels-unreadable =
    { $count ->
        [one] No se pudo leer { $count } paquete, y falta aquí.
       *[other] No se pudieron leer { $count } paquetes, y faltan aquí.
    }
export-payment-failed = Fallido
export-payment-pending = Pendiente
export-payment-succeeded = Pagado
export-payments = Pagos
export-payments-absent = Los pagos no están en este archivo: { $reason }
export-payments-none = Ningún pago.
export-payments-refused =
    { $count ->
        [one] Aquí faltan los pagos de { $count } pedido: { $reason }
       *[other] Aquí faltan los pagos de { $count } pedidos: { $reason }
    }
export-payments-unreadable =
    { $count ->
        [one] No se pudo leer { $count } pago, y falta aquí.
       *[other] No se pudieron leer { $count } pagos, y faltan aquí.
    }
export-refunded = Reembolsado
export-status = Estado
export-subscriptions-absent = Las suscripciones no están en este archivo: { $reason }
export-subscriptions-none = Ninguna suscripción.
export-subscriptions-unreadable =
    { $count ->
        [one] No se pudo leer { $count } suscripción, y falta aquí.
       *[other] No se pudieron leer { $count } suscripciones, y faltan aquí.
    }
export-through = A través de
export-time = Fecha
export-title = Datos personales de { $name }
export-total = Total
export-value = Valor
export-what = Qué
letter-audit-log = Conservamos quién hizo esto y cuándo.
letter-closing = Atentamente
letter-date = { $date }
letter-erased = Hemos suprimido su cuenta de cliente, sus direcciones y el registro de sus cambios.
letter-failed = La supresión de su cuenta de cliente aún no se ha completado. La estamos repitiendo.
letter-greeting = Hola, { $name }:
letter-intro = Nos pidió que suprimiéramos sus datos personales. Esto es lo que hicimos.
letter-orders =
    { $count ->
        [one] Hemos quitado su nombre, correo electrónico y direcciones de este pedido. Lo que se compró y pagó se conserva en nuestra contabilidad:
       *[other] Hemos quitado su nombre, correo electrónico y direcciones de estos { $count } pedidos. Lo que se compró y pagó se conserva en nuestra contabilidad:
    }
letter-request = El número de la solicitud de supresión es { $request }.
letter-title = Supresión de sus datos personales
letter-waiting = Hemos solicitado la supresión de su cuenta de cliente, de sus direcciones y del registro de sus cambios. Está en curso.
