# Subscriptions: their list, and one subscription with its invoices and failed payments.

subscription-back = Suscripciones
subscription-by-email = Encontradas por el correo electrónico <email>{ $email }</email>. Las suscripciones no están vinculadas a clientes.
subscription-count = { $count ->
    [one] { $count } suscripción
   *[other] { $count } suscripciones
}
subscription-count-of = { $count } de { $total } suscripciones
subscription-created = Desde
subscription-details = Detalles
subscription-empty = Sin suscripciones
subscription-empty-account = Esta cuenta no tiene ninguna en la tienda.
subscription-empty-customer = Ninguna suscripción tiene el correo electrónico del cliente.
subscription-failed = El pago de { $amount } falló el { $when }
subscription-id = ID de la suscripción
subscription-id-copied = ID de la suscripción
subscription-incomplete = Solo se muestran las primeras 1000.
subscription-invoice = Factura
subscription-invoice-due = Pendiente de pago
subscription-invoice-paid = Pagada
subscription-invoice-period = Período
subscription-invoice-status = Estado
subscription-invoice-total = Total
subscription-invoices = Facturas
subscription-invoices-count-of = Las { $count } facturas más recientes de { $total }.
subscription-invoices-more = Mostrar más facturas
subscription-invoices-none = Aún no hay facturas
subscription-invoices-of = Facturas de la suscripción
subscription-list-of = Suscripciones de { $name }
subscription-look = Buscar suscripciones
subscription-look-hint = Las suscripciones no están vinculadas a clientes, así que se busca el correo electrónico del cliente.
subscription-name = Suscripción
subscription-next = Próxima factura
subscription-payment-paid = Pagada el { $when }
subscription-payment-pending = Pago pendiente desde el { $when }
subscription-period = { $from } – { $to }
subscription-plan = Plan
subscription-price = Precio
subscription-status = Estado
subscription-title = Suscripciones
subscription-unnamed = Suscripción sin nombre
subscription-was-canceled = Cancelada el { $when }
subscription-was-paused = En pausa desde el { $when }
subscription-will-end = Termina el { $when }
